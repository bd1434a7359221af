import { readdir, readFile, stat } from "node:fs/promises";
import { join, parse } from "node:path";
import { log } from "#lib/log.ts";
import { parseTemplate, type Template, TemplateError, takes } from "./template.ts";

/** A person's own graph; `name` is its file's, without `.json`. */
export type GraphFile = { name: string; template: Template };

const FILE_MAX_BYTES = 4 * 1024 * 1024;

/** Every graph of a folder, by name. Read anew each time: a file that was put there is there. */
export async function readGraphFiles(
  folder: string | undefined,
): Promise<{ files: GraphFile[]; broken: { name: string; reason: string }[] }> {
  const files: GraphFile[] = [];
  const broken: { name: string; reason: string }[] = [];
  for (const name of folder ? await graphNames(folder) : []) {
    try {
      files.push({ name, template: await readGraph(join(folder ?? "", `${name}.json`)) });
    } catch (error) {
      const reason = error instanceof TemplateError ? error.message : "It could not be read as JSON.";
      broken.push({ name, reason });
      log().warn({ graph: name, reason }, "a ComfyUI graph was left out");
    }
  }
  return { files, broken };
}

async function graphNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((err: unknown) => {
    log().warn({ err }, "the folder of ComfyUI graphs could not be read");
    return [];
  });
  return names
    .filter((name) => /\.json$/.test(name) && !name.startsWith("."))
    .map((name) => parse(name).name)
    .toSorted((a, b) => a.localeCompare(b, "en"));
}

async function readGraph(path: string): Promise<Template> {
  if ((await stat(path)).size > FILE_MAX_BYTES) throw new TemplateError("The file is larger than 4 MB.");
  const template = parseTemplate(JSON.parse(await readFile(path, "utf8")));
  if (!takes(template, "checkpoint")) return template;
  throw new TemplateError(
    "{{checkpoint}} cannot be chosen from outside. Choose the checkpoint in the graph.",
  );
}
