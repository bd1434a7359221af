import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import { freePort } from "#scripts/ports.ts";
import { processState } from "#scripts/process-state.ts";

/** The first start builds, when nobody has. */
const BUILD_MS = 180_000;
const dataDir = mkdtempSync(join(tmpdir(), "studio-whole-"));
const port = await freePort("127.0.0.1");
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test("a first signal stops web, worker and database within ten seconds, and a second one changes nothing", {
  timeout: BUILD_MS,
}, async () => {
  const { studio, processes } = await startWhole();
  expect(processes).toHaveLength(3);
  const stream = await fetch(`http://localhost:${port}/api/health`);
  expect(stream.status).toBe(200);
  const startedAt = performance.now();
  studio.kill("SIGINT");
  studio.kill("SIGINT");
  expect(await once(studio, "exit")).toEqual([0, null]);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(processes.filter(processState)).toEqual([]);
  expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("killed outright, the next start takes over and leaves nothing of the first behind", {
  timeout: BUILD_MS,
}, async () => {
  const first = await startWhole();
  first.studio.kill("SIGKILL");
  const { studio, processes } = await startWhole();
  studio.kill("SIGTERM");
  await once(studio, "exit");
  expect([...first.processes, ...processes].filter(processState)).toEqual([]);
});

/** As `npm start` does it. Resolves with the line that says it is ready. */
async function startWhole(): Promise<{ studio: ChildProcess; processes: number[] }> {
  const { DATABASE_URL: _, BETTER_AUTH_SECRET: __, ...inherited } = process.env;
  const studio = spawn(process.execPath, [join(import.meta.dirname, "../scripts/start.ts")], {
    env: { ...inherited, STUDIO_DATA_DIR: dataDir, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: studio.stdout })) {
    if (line.startsWith("Image Studio is ready at")) break;
  }
  studio.stdout.resume();
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(studio.pid)], { encoding: "utf8" });
  return { studio, processes: stdout.trim().split(/\s+/).map(Number) };
}
