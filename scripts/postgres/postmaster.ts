import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processState } from "../process-state.ts";

const ORPHANS_GRACE_MS = 10_000;

/**
 * The process that serves `cluster` by its postmaster.pid, if that is still alive. What a crash left behind
 * is cleared away: the file only when its process is gone, a zombie or something else by now.
 */
export async function findPostmaster(cluster: string): Promise<number | undefined> {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const pid = Number(readFileSync(path, "utf8").split("\n")[0]);
  if (isAlive(pid, cluster)) return pid;
  // Its children may outlive it for a moment and still write; a new server must not meet them.
  await endOrphans(cluster);
  rmSync(path, { force: true });
  return undefined;
}

/** Whether `pid` is a PostgreSQL server on `cluster`, and not another process that got its number. */
export function isAlive(pid: number, cluster: string): boolean {
  if (!processState(pid)?.name.startsWith("postgres")) return false;
  // PostgreSQL works inside its cluster. Only Linux shows that; elsewhere the name has to do.
  return process.platform !== "linux" || workingFolder(pid) === cluster;
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

async function endOrphans(cluster: string): Promise<void> {
  const deadline = Date.now() + ORPHANS_GRACE_MS;
  for (let left = orphans(cluster); left.length > 0; left = orphans(cluster)) {
    if (Date.now() > deadline) for (const pid of left) kill(pid);
    await sleep(20);
  }
}

function orphans(cluster: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && isAlive(pid, cluster));
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself just now.
  }
}
