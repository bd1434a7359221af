import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { Storage } from "../storage.ts";
import { assertStorageKey } from "./keys.ts";

/** A store in the folder `root` of this machine's disk. */
export function openLocalStorage(root: string): Storage {
  const pathOf = (key: string) => {
    assertStorageKey(key);
    return join(root, ...key.split("/"));
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const folder = dirname(path);
      const created = await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(path, bytes);
      await syncNames(folder, created ? root : folder);
    },
    get: (key) => readFile(pathOf(key)).catch(nullWhenMissing),
    async open(key, range) {
      const path = pathOf(key);
      return (await isFile(path)) ? createReadStream(path, range) : null;
    },
    has: (key) => isFile(pathOf(key)),
    remove: async (key) => void (await rm(pathOf(key), { force: true }).catch(nullWhenMissing)),
    list: (prefix) => listFiles(root, pathOf(prefix)),
  };
}

/** A crash leaves either the whole file under its name or a `.part-` file, which `list` does not show. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const partial = join(dirname(path), `.part-${randomUUID()}`);
  try {
    const file = await open(partial, "w", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Puts the names of what is new on the disk, from `folder` up to `top`: a committed row must not outlive its file. */
async function syncNames(folder: string, top: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (folder !== top) await syncNames(dirname(folder), top);
}

async function* listFiles(root: string, folder: string): ReturnType<Storage["list"]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(nullWhenMissing);
  for (const entry of entries ?? []) {
    if (!entry.isFile() || entry.name.startsWith(".")) continue;
    const path = join(entry.parentPath, entry.name);
    const found = await stat(path).catch(nullWhenMissing);
    if (found) yield { key: relative(root, path).split(sep).join("/"), writtenAt: found.mtime };
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(nullWhenMissing))?.isFile() ?? false;
}

/** Nothing of that name; or a folder, or something below a file: no object has such a key. */
const MISSING = new Set<unknown>(["ENOENT", "EISDIR", "ERR_FS_EISDIR", "ENOTDIR"]);

function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && MISSING.has(error.code)) return null;
  throw error;
}
