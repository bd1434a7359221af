// Plain JavaScript without dependencies: it runs on the Node that is there, before anything is installed.
// Usage: node scripts/bootstrap.mjs SCRIPT [ARGUMENT...]
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const OLDEST_NODE = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const node = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

const [script = "", ...args] = process.argv.slice(2);
if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  fail(
    `Node ${OLDEST_NODE} or newer is needed to begin with; this is ${process.version}. See https://nodejs.org.`,
  );
}
process.chdir(root);
if (!isInstalled()) install();
if (!nodeRuns()) bringNode();
await run();

/** npm writes its own copy of the lock file last, so a broken-off installation does not have one. */
function isInstalled() {
  const installed = packagesIn(join(modules, ".package-lock.json"));
  if (!installed) return false;
  const wanted = packagesIn(join(root, "package-lock.json")) ?? {};
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    // Optional packages are mostly for other platforms; "" is this project itself.
    if (path === "" || (optional && !installed[path])) return true;
    return installed[path]?.version === version;
  });
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}

function install() {
  const startedAt = Date.now();
  console.log(
    existsSync(modules) ? "Dependencies are outdated: running npm ci …" : "Installing dependencies …",
  );
  npm("ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error");
  console.log(`Installed dependencies in ${seconds(startedAt)}.`);
}

function nodeRuns() {
  return spawnSync(node, ["--version"], { encoding: "utf8" }).stdout?.trim() === `v${wantedNode()}`;
}

function wantedNode() {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).dependencies.node;
}

/** The package `node` fetches its binary in an install script, which npm may have been told not to run. */
function bringNode() {
  const startedAt = Date.now();
  console.log(`Fetching Node ${wantedNode()} …`);
  const options = { cwd: join(modules, "node"), stdio: ["ignore", "ignore", "inherit"] };
  spawnSync(process.execPath, ["installArchSpecificPackage.js"], options);
  if (!nodeRuns())
    fail(`Node ${wantedNode()} could not be fetched into ${node}. Is the npm registry reachable?`);
  console.log(`Fetched Node in ${seconds(startedAt)}.`);
}

async function run() {
  process.env.PATH = [join(modules, ".bin"), process.env.PATH].join(delimiter);
  if (process.version === `v${wantedNode()}`) {
    process.argv = [process.execPath, resolve(script), ...args];
    await import(pathToFileURL(resolve(script)).href);
    return;
  }
  const child = spawn(node, [script, ...args], { stdio: "inherit" });
  // Ctrl-C reaches the child by itself; a signal that was sent to this process only has to be passed on.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function npm(...parameters) {
  const cli = process.env.npm_execpath;
  const [command, ...first] = cli?.endsWith("npm-cli.js") ? [process.execPath, cli] : ["npm"];
  const { status, error } = spawnSync(command, [...first, ...parameters], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0)
    fail(`npm ${parameters[0]} failed${error ? `: ${error.message}` : ""}. Nothing was started.`);
}

function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
