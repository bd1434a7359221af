import { readdir, readFile, stat } from "node:fs/promises";
import { join, parse } from "node:path";
import { log } from "#lib/log.ts";
import { type OwnGraphs, parseOwnGraph } from "./own-graphs.ts";
import { type Template, TemplateError } from "./template.ts";

const FILE_MAX_BYTES = 4 * 1024 * 1024;

/** Every graph of a folder, named after its file. Read anew each time: a file that was put there is there. */
export async function readGraphFiles(folder: string | undefined): Promise<OwnGraphs> {
  const found: OwnGraphs = { graphs: [], problems: [] };
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

async function readInto({ graphs, problems }: OwnGraphs, folder: string, name: string): Promise<void> {
  try {
    graphs.push({ name, template: await readGraph(join(folder, `${name}.json`)) });
  } catch (error) {
    const reason = error instanceof TemplateError ? error.message : "It could not be read as JSON.";
    problems.push(`${name}.json was left out: ${reason}`);
  }
}

async function readGraph(path: string): Promise<Template> {
  if ((await stat(path)).size > FILE_MAX_BYTES) throw new TemplateError("The file is larger than 4 MB.");
  return parseOwnGraph(JSON.parse(await readFile(path, "utf8")));
}
