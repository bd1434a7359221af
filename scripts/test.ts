import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.ts";
import { build } from "./build.ts";
import { runChecks, STATIC_CHECKS } from "./checks.ts";
import { ROOT } from "./settings.ts";
import { StartError } from "./start-error.ts";
import { step } from "./terminal.ts";
import { type Count, countPlaywright, countVitest } from "./test-reports.ts";

/** Of the tests, and again of those in the browser: twice what they take on two busy cores. */
const LIMIT_MS = 20 * 60_000;
const folder = mkdtempSync(join(tmpdir(), "studio-test-run-"));
// Not below `folder`: the database's own user must be able to reach it.
const dataDir = mkdtempSync(join(tmpdir(), "studio-e2e-"));
const counts: Count[] = [];

try {
  await attempt(ensureBrowser);
  const failed = await runChecks(STATIC_CHECKS);
  counts.push({ passed: STATIC_CHECKS.length - failed.length, failed: failed.length });
  // Before the tests: some of them run the real processes.
  const built = await attempt(() => step("Building for production", () => build()));
  counts.push(await runVitest());
  if (built) counts.push(await runPlaywright());
} finally {
  for (const path of [folder, dataDir]) rmSync(path, { recursive: true, force: true });
}
const passed = sum(counts.map((count) => count.passed));
const failed = sum(counts.map((count) => count.failed));
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** Counts `work` as one check. @returns whether it passed */
async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    counts.push({ passed: 1, failed: 0 });
    return true;
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    counts.push({ passed: 0, failed: 1 });
    return false;
  }
}

/** Unit and integration tests; these start a PostgreSQL of their own. */
async function runVitest(): Promise<Count> {
  const report = join(folder, "vitest.json");
  const cli = join(ROOT, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return countVitest(report, await run([cli, "run", ...reporters], {}));
}

/** Journeys of a person in a real browser, against the production build. */
async function runPlaywright(): Promise<Count> {
  const report = join(folder, "playwright.json");
  const cli = join(ROOT, "node_modules/@playwright/test/cli.js");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, E2E_DATA_DIR: dataDir };
  return countPlaywright(report, await run([cli, "test", "--reporter=list,json"], env));
}

function run(args: string[], env: Record<string, string>): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: "inherit",
    // A test that leaves something running can keep its runner from ending; that is a failure, not a wait.
    timeout: LIMIT_MS,
    killSignal: "SIGKILL",
  });
  return new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
