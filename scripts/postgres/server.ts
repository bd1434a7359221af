import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { rotate } from "../log-files.ts";
import type { Account } from "./account.ts";
import type { Place } from "./place.ts";
import { isAlive } from "./postmaster.ts";

/** Also read by people whose database does not start. */
const logPath = (place: Place) => join(place.folder, "server.log");

/** PostgreSQL settings by name; see its chapter "Server Configuration". */
export type ServerSettings = Record<string, string>;

/**
 * Starts the server in a session of its own: Ctrl-C in the terminal goes to us, and we stop it last.
 * @returns its process id
 */
export function launch(
  binaries: string,
  cluster: string,
  { place, account, settings }: { place: Place; account: Account; settings: ServerSettings },
): number {
  rotate(logPath(place));
  const log = openSync(logPath(place), "a", 0o600);
  const all: ServerSettings = { ...defaults(place), ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(join(binaries, "bin", "postgres"), ["-D", cluster, ...options], {
    ...account,
    cwd: cluster,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  // Whether it runs is asked of its process id, as for a server that was adopted.
  child.on("error", () => {});
  return child.pid ?? 0;
}

function defaults(place: Place): ServerSettings {
  return {
    port: String(place.port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    // Measured in pages read one by one; the default of 4 is for spinning disks.
    random_page_cost: "1.1",
    timezone: "UTC",
    log_timezone: "UTC",
    // After a crash one call instead of opening each file; Linux only.
    ...(process.platform === "linux" && { recovery_init_sync_method: "syncfs" }),
  };
}

/** Fast shutdown (rolls open transactions back), then an immediate one, then the axe. */
export async function shutDown(pid: number, cluster: string): Promise<void> {
  const steps = [
    ["SIGINT", 5000],
    ["SIGQUIT", 2000],
    ["SIGKILL", 1000],
  ] as const;
  for (const [signal, patienceMs] of steps) {
    const deadline = Date.now() + patienceMs;
    if (isAlive(pid, cluster)) process.kill(pid, signal);
    while (isAlive(pid, cluster) && Date.now() < deadline) await sleep(10);
    if (!isAlive(pid, cluster)) return;
  }
}

/** The last of what the server said, on one line. */
export function lastWords(place: Place): string {
  const lines = readFileSync(logPath(place), "utf8").trim().split("\n");
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR/.test(line));
  return (telling.length > 0 ? telling : lines).at(-1) ?? "";
}
