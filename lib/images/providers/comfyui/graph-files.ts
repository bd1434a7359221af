import { readdir, readFile, stat } from "node:fs/promises";
import { join, parse } from "node:path";
import { log } from "#lib/log.ts";
import { parseTemplate, type Template, TemplateError, takes } from "./template.ts";

/** A person's own graph; `name` is its file's, without `.json`. */
export type GraphFile = { name: string; template: Template };

/** `problems`: sentences about what could not be read. */
type GraphFiles = { files: GraphFile[]; problems: string[] };

const FILE_MAX_BYTES = 4 * 1024 * 1024;

/** Every graph of a folder, by name. Read anew each time: a file that was put there is there. */
export async function readGraphFiles(folder: string | undefined): Promise<GraphFiles> {
  const found: GraphFiles = { files: [], problems: [] };
  if (folder === undefined) return found;
  try {
    for (const name of await graphNames(folder)) await readInto(found, folder, name);
  } catch {
    found.problems.push("The folder of graphs (COMFYUI_GRAPHS_DIR) could not be read.");
  }
  for (const problem of found.problems) log({ part: "comfyui" }).warn(problem);
  return found;
}

async function graphNames(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(".json") && !name.startsWith("."))
    .map((name) => parse(name).name)
    .toSorted((a, b) => a.localeCompare(b, "en"));
}

async function readInto({ files, problems }: GraphFiles, folder: string, name: string): Promise<void> {
  try {
    files.push({ name, template: await readGraph(join(folder, `${name}.json`)) });
  } catch (error) {
    const reason = error instanceof TemplateError ? error.message : "It could not be read as JSON.";
    problems.push(`${name}.json was left out: ${reason}`);
  }
}

async function readGraph(path: string): Promise<Template> {
  if ((await stat(path)).size > FILE_MAX_BYTES) throw new TemplateError("The file is larger than 4 MB.");
  const template = parseTemplate(JSON.parse(await readFile(path, "utf8")));
  if (!takes(template, "checkpoint")) return template;
  throw new TemplateError(
    "{{checkpoint}} cannot be chosen from outside. Choose the checkpoint in the graph.",
  );
}
