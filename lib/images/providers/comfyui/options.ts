import { z } from "zod";
import type { GraphOption, Options } from "#lib/images/providers/kind-options.ts";
import { type OwnGraphs, parseOwnGraph } from "./own-graphs.ts";
import { type Template, TemplateError } from "./template.ts";

const GRAPHS_MAX = 30;
const GRAPH_MAX_LENGTH = 1024 * 1024;

const Kept = z.object({ graphs: z.array(z.object({ name: z.string(), graph: z.unknown() })).default([]) });

/** A name becomes a part of a model's id, and stays readable in a list. */
const Name = z
  .string()
  .trim()
  .min(1, "Give the graph a name.")
  .max(60, "A name has at most 60 characters.")
  .regex(/^[^\p{C}]*$/u, "A name has no signs that cannot be seen.");
const Given = z.strictObject({
  graphs: z
    .array(z.strictObject({ name: Name, graph: z.unknown().optional() }))
    .max(GRAPHS_MAX, `These are more than ${GRAPHS_MAX} graphs.`)
    .default([]),
});

/** Graphs of one's own, imported in the studio itself. */
export const GRAPH_OPTIONS = {
  schema: Kept,
  fields: {
    graphs: {
      field: "graphs",
      label: "Graphs of your own (optional)",
      hint: "Saved in ComfyUI with Export (API), with {{prompt}} where the prompt belongs. Each becomes a model.",
    },
  },
  read: readGiven,
  show: (kept: Options): Options => ({ graphs: Kept.parse(kept).graphs.map(toOption) }),
} as const;

/** What a provider is made with: one that a newer version cannot use any more is left out, and said. */
export function readKeptGraphs({ graphs }: z.infer<typeof Kept>): OwnGraphs {
  const read: OwnGraphs = { graphs: [], problems: [] };
  for (const { name, graph } of graphs) {
    const { template, problem } = tryGraph(graph);
    if (template) read.graphs.push({ name, template });
    else read.problems.push(`The graph ${name} was left out: ${problem}`);
  }
  return read;
}

/** @throws {z.ZodError} that says of each graph what is wrong with it */
function readGiven(given: Options, kept: Options): Options {
  const graphs = new Map(Kept.parse(kept).graphs.map(({ name, graph }) => [name, graph]));
  const whole = Given.parse(given).graphs.map(({ name, graph = graphs.get(name) }) => ({ name, graph }));
  const issues = whole.flatMap(({ name, graph }, index): z.core.$ZodIssue[] => {
    const isTaken = whole.findIndex((other) => other.name === name) < index;
    const message = isTaken ? `Another graph is called ${name}.` : problemOf(graph);
    return message === null ? [] : [{ code: "custom", path: ["graphs", index], message, input: undefined }];
  });
  if (issues.length > 0) throw new z.ZodError(issues);
  return { graphs: whole };
}

function problemOf(graph: unknown): string | null {
  if (graph === undefined) return "This graph is no longer kept here. Import it again.";
  const text = JSON.stringify(graph);
  if (text.length > GRAPH_MAX_LENGTH) return "It is larger than 1 MB.";
  // The database cannot keep it, and no node needs it.
  if (text.includes("\\u0000")) return "It has a sign in it that cannot be kept (U+0000).";
  return tryGraph(graph).problem;
}

function toOption({ name, graph }: { name: string; graph: unknown }): GraphOption {
  const { template, problem } = tryGraph(graph);
  const names = new Set(template?.places.map((place) => place.name));
  names.delete("prefix");
  return { name, takes: [...names], problem };
}

type Tried = { template: Template; problem: null } | { template: null; problem: string };

function tryGraph(graph: unknown): Tried {
  try {
    return { template: parseOwnGraph(graph), problem: null };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { template: null, problem: error.message };
  }
}
