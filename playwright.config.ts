import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { BROWSER_ARGS, installedBrowser } from "./scripts/browser.ts";
import { freePort } from "./scripts/ports.ts";

// This file is read again by each worker process, which inherits what the first reading decided.
process.env.E2E_PORT ??= String(await freePort("127.0.0.1"));
process.env.E2E_DATA_DIR ??= join(tmpdir(), `studio-e2e-${process.env.E2E_PORT}`);
process.env.E2E_BROWSER ??= installedBrowser() ?? "";

const url = `http://localhost:${process.env.E2E_PORT}`;
const executablePath = process.env.E2E_BROWSER || undefined;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // Two browsers, web, worker and database share two cores: a page can come too late once. The report names such tests.
  retries: 1,
  expect: { timeout: 10_000 },
  use: {
    baseURL: url,
    // What a test that failed has done; how the page was then stands beside it. Recording every moment of every page
    // would take a quarter of the time.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    launchOptions: { args: BROWSER_ARGS, ...(executablePath && { executablePath }) },
  },
  projects: [{ name: "chromium", use: devices["Desktop Chrome"] }],
  // The real thing: production build, embedded database, web and worker, in an empty data folder.
  webServer: {
    command: "node scripts/bootstrap.mjs scripts/start.ts",
    url: `${url}/api/health`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    // The people of the tests come from addresses of their own, as behind a proxy.
    env: {
      PORT: process.env.E2E_PORT,
      STUDIO_DATA_DIR: process.env.E2E_DATA_DIR,
      TRUSTED_PROXIES: "loopback",
      // Long enough to see and to stop what runs, and no longer.
      SKETCH_STEP_MS: "30",
      // Who looks after the providers, which listen in the tests' own processes.
      ADMIN_EMAILS: "admin-1@example.test,admin-2@example.test",
      PROVIDERS_ALLOW_PRIVATE: "true",
      ALLOW_OWN_KEYS: "true",
    },
  },
});
