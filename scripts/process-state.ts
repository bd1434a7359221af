import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** `startedAt` tells a process from a later one that got the same id; only ever compared, never read. */
export type ProcessState = { name: string; startedAt: string };

/** A running process; undefined when there is none, or only a zombie that nobody has reaped yet. */
export function processState(pid: number): ProcessState | undefined {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

/** proc(5): `pid (name) state …`, start time in field 22. The name may itself hold spaces and brackets. */
function fromProc(pid: number): ProcessState | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  const end = stat.lastIndexOf(")");
  const fields = stat.slice(end + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  return { name: stat.slice(stat.indexOf("(") + 1, end), startedAt: fields[19] ?? "" };
}

function fromPs(pid: number): ProcessState | undefined {
  const ps = spawnSync("ps", ["-o", "stat=,lstart=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const [stat, ...rest] = ps.stdout?.trim().split(/\s+/) ?? [];
  if (!stat || stat.startsWith("Z")) return undefined;
  const name = rest.slice(5).join(" ");
  return { name: name.slice(name.lastIndexOf("/") + 1), startedAt: rest.slice(0, 5).join(" ") };
}
