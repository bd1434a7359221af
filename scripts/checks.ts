import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ROOT } from "./settings.ts";

export type Check = { name: string; command: string[] };
type Result = { ok: boolean; output: string };

/** In the order of their names in the report. The types of routes are generated first, which `tsc` reads; its
 * incremental mode misses errors of files that it thinks it has checked. */
export const STATIC_CHECKS: Check[] = [
  { name: "format and lint", command: ["biome", "ci", "--colors=off", "."] },
  { name: "types", command: ["sh", "-c", "next typegen >/dev/null && tsc --noEmit --incremental false"] },
  { name: "unused code", command: ["knip", "--no-progress"] },
];

/** Runs the checks side by side and prints each as it ends, with its output when it failed. @returns who failed */
export async function runChecks(checks: Check[]): Promise<string[]> {
  const results = await Promise.all(
    checks.map(async ({ name, command }) => {
      const startedAt = performance.now();
      const { ok, output } = await run(command);
      const took = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
      console.log(ok ? `✓ ${name} (${took})` : `✗ ${name} (${took})\n${output.trim()}\n`);
      return { name, ok };
    }),
  );
  return results.filter(({ ok }) => !ok).map(({ name }) => name);
}

function run([program = "", ...args]: string[]): Promise<Result> {
  const env = { ...process.env, PATH: [join(ROOT, "node_modules/.bin"), process.env.PATH].join(delimiter) };
  const child = spawn(program, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve({ ok: code === 0, output }));
  });
}
