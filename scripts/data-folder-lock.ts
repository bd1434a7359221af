import { linkSync, renameSync, rmSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { codeOf, readJson, writePrivateJson } from "./private-files.ts";
import { processState } from "./process-state.ts";
import { StartError } from "./start-error.ts";

const Holder = z.object({ pid: z.number(), startedAt: z.string(), url: z.string() });

/**
 * Makes this process the only one that works in `dataDir`, until the returned function is called. A lock whose
 * process has died does not count.
 * @throws {StartError} naming the copy that is running
 */
export function lockDataFolder(dataDir: string, url: string): () => void {
  const path = join(dataDir, "studio.lock");
  const mine = `${path}.${process.pid}`;
  writePrivateJson(mine, { pid: process.pid, startedAt: processState(process.pid)?.startedAt, url });
  try {
    while (!take(path, mine)) evict(path, dataDir);
  } finally {
    rmSync(mine);
  }
  return () => unlinkSync(path);
}

/** A link is made whole or not at all, and by one process only. */
function take(path: string, mine: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Removes the lock of a process that is gone. */
function evict(path: string, dataDir: string): void {
  const seen = readJson(path);
  const holder = Holder.safeParse(seen);
  if (holder.success && processState(holder.data.pid)?.startedAt === holder.data.startedAt) {
    const { pid, url } = holder.data;
    throw new StartError(
      `Image Studio is already running on ${dataDir}: ${url} (process ${pid}). For a second one set STUDIO_DATA_DIR and PORT.`,
    );
  }
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
    // Another start was quicker: what was moved is its lock, not the one that was looked at.
    if (!isDeepStrictEqual(readJson(aside), seen)) linkSync(aside, path);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(codeOf(error) ?? "")) throw error;
  }
  rmSync(aside, { force: true });
}
