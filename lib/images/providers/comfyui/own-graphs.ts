import { parseTemplate, type Template, TemplateError, takes } from "./template.ts";

/** A person's own graph; its name is its model's. */
export type OwnGraph = { name: string; template: Template };

/** `problems`: sentences about what could not be used. */
export type OwnGraphs = { graphs: OwnGraph[]; problems: string[] };

export const NO_GRAPHS: OwnGraphs = { graphs: [], problems: [] };

/** @throws {TemplateError} in words for whoever made the graph */
export function parseOwnGraph(value: unknown): Template {
  const template = parseTemplate(value);
  if (!takes(template, "checkpoint")) return template;
  throw new TemplateError(
    "{{checkpoint}} cannot be chosen from outside. Choose the checkpoint in the graph.",
  );
}

/** Of two with one name, which would be one model, the first. */
export function joinGraphs(first: OwnGraphs, second: OwnGraphs): OwnGraphs {
  const taken = new Set(first.graphs.map(({ name }) => name));
  const doubled = second.graphs.filter(({ name }) => taken.has(name));
  return {
    graphs: [...first.graphs, ...second.graphs.filter((graph) => !doubled.includes(graph))],
    problems: [
      ...first.problems,
      ...second.problems,
      ...doubled.map(({ name }) => `${name}.json was left out: another graph has that name.`),
    ],
  };
}
