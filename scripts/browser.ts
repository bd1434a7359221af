import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { ROOT } from "./settings.ts";
import { StartError } from "./start-error.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Chromium's sandbox does not work for root. */
export const BROWSER_ARGS = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

/** The Chromium or Chrome of this machine; undefined when there is only Playwright's own, or none. */
export function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), MAC];
  // A snap's stub or a package without its libraries is there, but does not run.
  return paths.find((path) => existsSync(path) && spawnSync(path, ["--version"]).status === 0);
}

/**
 * Makes sure that the end-to-end tests have a browser: an installed one, else Playwright's download, else Debian's.
 * @throws {StartError} when there is no way to get one
 */
export async function ensureBrowser(): Promise<void> {
  const installed = installedBrowser();
  if (installed) return console.log(`Browser: ${installed}`);
  if (await bundledWorks()) return console.log("Browser: Playwright's own");
  console.log("No Chromium or Chrome found: downloading Playwright's …");
  run(process.execPath, [
    join(ROOT, "node_modules/@playwright/test/cli.js"),
    "install",
    "chromium",
    "--only-shell",
  ]);
  if (await bundledWorks()) return console.log("Browser: Playwright's own");
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("That did not work: installing Debian's chromium with apt-get …");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  }
  const found = installedBrowser();
  if (!found)
    throw new StartError("The end-to-end tests need a browser: install Chromium or Chrome and run again.");
  console.log(`Browser: ${found}`);
}

async function bundledWorks(): Promise<boolean> {
  try {
    await (await chromium.launch({ args: BROWSER_ARGS })).close();
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(command, args, { env, stdio: ["ignore", "ignore", "inherit"] });
}
