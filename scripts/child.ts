import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { rotate } from "./log-files.ts";
import { summarize } from "./log-line.ts";
import { ROOT } from "./settings.ts";
import { say } from "./terminal.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Up for so long, a process counts as healthy and the next death as the first. */
const HEALTHY_MS = 60_000;
/** The worker gives its generations five seconds. */
const PATIENCE_MS = 7000;

type Options = {
  env: NodeJS.ProcessEnv;
  logFolder: string;
  /** Shows all it says, not only warnings and worse. */
  verbose?: boolean;
  nodeOptions?: string[];
};

/** A process of ours that is started again, ever more slowly, when it ends by itself. */
export type Child = {
  /** How often in a row it has ended shortly after its start. */
  failures: () => number;
  /** Asks it to end, insists after a while, and resolves when it and its own children are gone. */
  stop: () => Promise<void>;
};

/** Runs `script` with its output in `logFolder`/`name`.log; warnings and worse also come to the terminal. */
export function keepRunning(name: string, script: string, options: Options): Child {
  let failures = 0;
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  let child: ChildProcess;
  let ended: Promise<void>;

  function start(): void {
    const startedAt = performance.now();
    child = launch(name, script, options);
    ended = new Promise((resolve) => child.once("close", () => resolve()));
    child.once("exit", (code, signal) => {
      if (stopping) return;
      failures = performance.now() - startedAt > HEALTHY_MS ? 1 : failures + 1;
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
      say(`${name} ended (${signal ?? `code ${code}`}). Starting it again in ${pauseMs / 1000} s.`);
      restart = setTimeout(start, pauseMs);
    });
  }

  start();
  return {
    failures: () => failures,
    stop: async () => {
      stopping = true;
      clearTimeout(restart);
      child.kill("SIGTERM");
      const insist = setTimeout(() => killGroup(child), PATIENCE_MS);
      await ended;
      clearTimeout(insist);
      killGroup(child);
    },
  };
}

function launch(name: string, script: string, options: Options): ChildProcess {
  const guard = join(ROOT, "scripts/end-with-parent.ts");
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), "--import", guard, script], {
    cwd: ROOT,
    env: options.env,
    // In a group of its own: Ctrl-C reaches only us, and what it leaves behind can be ended with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const path = join(options.logFolder, `${name}.log`);
  rotate(path);
  const log = createWriteStream(path, { flags: "a", mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    const loud = options.verbose || stream === child.stderr;
    createInterface({ input: stream }).on("line", (line) => {
      log.write(`${line}\n`);
      const short = summarize(line, loud ? "everything" : "warnings");
      if (short) say(`${name}: ${short}`);
    });
  }
  child.once("close", () => log.end());
  return child;
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}
