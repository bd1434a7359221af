import { type Graph, isLink } from "#lib/images/providers/comfyui/graph.ts";
import type { InputSpec, NodeSpec } from "./nodes.ts";

type NodeError = { type: string; message: string; details: string; extra_info: Record<string, unknown> };
type Refusal = {
  error: NodeError;
  node_errors: Record<string, { errors: NodeError[]; dependent_outputs: string[]; class_type: string }>;
};

type World = { specs: Record<string, NodeSpec>; hasFile: (name: string) => boolean };

/** As `validate_prompt` of ComfyUI's `execution.py`, and stricter: an input that no node has is refused too. */
export function validate(graph: Graph, world: World): Refusal | null {
  for (const [id, { class_type: type }] of Object.entries(graph)) {
    if (!world.specs[type]) {
      const message = `Cannot execute because node ${type} does not exist.`;
      return { error: problem("invalid_prompt", message, `Node ID '#${id}'`), node_errors: {} };
    }
  }
  const outputs = Object.keys(graph).filter((id) => world.specs[graph[id]?.class_type ?? ""]?.isOutput);
  if (outputs.length === 0) {
    return { error: problem("prompt_no_outputs", "Prompt has no outputs", ""), node_errors: {} };
  }
  const failed = Object.entries(graph).map(([id, node]) => ({
    id,
    class_type: node.class_type,
    errors: nodeProblems(graph, id, world),
  }));
  const wrong = failed.filter(({ errors }) => errors.length > 0);
  if (wrong.length === 0) return null;
  const details = wrong
    .flatMap(({ errors }) => errors.map((one) => `${one.message}: ${one.details}`))
    .join("\n");
  return {
    error: problem("prompt_outputs_failed_validation", "Prompt outputs failed validation", details),
    node_errors: Object.fromEntries(
      wrong.map(({ id, class_type, errors }) => [id, { errors, class_type, dependent_outputs: outputs }]),
    ),
  };
}

function nodeProblems(graph: Graph, id: string, world: World): NodeError[] {
  const node = graph[id];
  const spec = world.specs[node?.class_type ?? ""];
  if (!node || !spec) return [];
  const unknown = Object.keys(node.inputs)
    .filter((name) => !spec.inputs[name])
    .map((name) => problem("unknown_input", "The fake knows no such input", name));
  const known = Object.entries(spec.inputs).map(([name, input]) =>
    name in node.inputs
      ? inputProblem(graph, name, input, node.inputs[name], world)
      : problem("required_input_missing", "Required input is missing", name),
  );
  return [...unknown, ...known.filter((one) => one !== null)];
}

function inputProblem(
  graph: Graph,
  name: string,
  spec: InputSpec,
  value: unknown,
  world: World,
): NodeError | null {
  if (Array.isArray(value)) {
    if (!isLink(value)) return problem("bad_linked_input", "Bad linked input", name);
    const received = world.specs[graph[value[0]]?.class_type ?? ""]?.outputs[value[1]];
    const wanted = "link" in spec ? spec.link : "literal" in spec ? spec.literal : "COMBO";
    if (received === wanted) return null;
    const details = `${name}, received_type(${received}) mismatch input_type(${wanted})`;
    return problem("return_type_mismatch", "Return type mismatch between linked nodes", details);
  }
  if ("link" in spec) return problem("bad_linked_input", "Bad linked input", name);
  if ("file" in spec) {
    if (typeof value === "string" && world.hasFile(value)) return null;
    const details = `${name} - Invalid image file: ${value}`;
    return problem("custom_validation_failed", "Custom validation failed for node", details);
  }
  if ("options" in spec) {
    if (spec.options.includes(String(value))) return null;
    return problem("value_not_in_list", "Value not in list", `${name}: '${value}' not in ${spec.options}`);
  }
  return literalProblem(name, spec, value);
}

function literalProblem(
  name: string,
  spec: Extract<InputSpec, { literal: string }>,
  value: unknown,
): NodeError | null {
  if (spec.literal === "STRING") {
    if (typeof value === "string" && !value.includes("{{")) return null;
    return problem("invalid_input_type", "Failed to convert an input value to a STRING value", name);
  }
  if (typeof value !== "number" || (spec.literal === "INT" && !Number.isInteger(value))) {
    const message = `Failed to convert an input value to a ${spec.literal} value`;
    return problem("invalid_input_type", message, `${name}, ${value}`);
  }
  if (value < spec.min) {
    return problem("value_smaller_than_min", `Value ${value} smaller than min of ${spec.min}`, name);
  }
  if (value > spec.max) {
    return problem("value_bigger_than_max", `Value ${value} bigger than max of ${spec.max}`, name);
  }
  return null;
}

function problem(type: string, message: string, details: string): NodeError {
  return { type, message, details, extra_info: {} };
}
