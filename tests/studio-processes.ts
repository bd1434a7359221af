import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");

/** The studio's own processes, started as in production on the database and folder of this test file. */
export type Studio = {
  url: string;
  workers: Map<number, ChildProcess>;
  startWorker(): void;
  /** Kills the worker of process `pid` without a word, and starts another in its place. */
  killWorker(pid: number): Promise<void>;
  stop(): Promise<void>;
};

/** Starts one web process, which needs a build, and `workers` workers. Resolves when it is healthy. */
export async function startStudio(settings: Record<string, string>, workerCount: number): Promise<Studio> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...settings,
    NODE_ENV: "production",
    PORT: String(port),
    BETTER_AUTH_URL: url,
  };
  const web = run("web/index.ts", env);
  const workers: Studio["workers"] = new Map();
  const studio: Studio = {
    url,
    workers,
    startWorker() {
      const worker = run("worker/index.ts", env);
      if (worker.pid) workers.set(worker.pid, worker);
    },
    async killWorker(pid) {
      const worker = workers.get(pid);
      if (!worker) throw new Error(`No worker ${pid}`);
      workers.delete(pid);
      worker.kill("SIGKILL");
      await once(worker, "exit");
      studio.startWorker();
    },
    async stop() {
      await Promise.all([web, ...workers.values()].map(end));
    },
  };
  for (let worker = 0; worker < workerCount; worker++) studio.startWorker();
  try {
    await untilHealthy(url, web);
  } catch (error) {
    await studio.stop();
    throw error;
  }
  return studio;
}

function run(script: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [script], { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}

async function untilHealthy(url: string, web: ChildProcess): Promise<void> {
  for (;;) {
    if (web.exitCode !== null) throw new Error("The web process ended. Is there a build?");
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("No port");
  return address.port;
}

/** A signed-up person's way to the API of a running studio. */
export type Visitor = {
  request(
    path: string,
    options?: { method?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
};

export async function signUpAt(url: string, email: string): Promise<Visitor> {
  const origin = { origin: url, "content-type": "application/json" };
  const answer = await fetch(`${url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: origin,
    body: JSON.stringify({ name: "Ada", email, password: "a long enough password" }),
  });
  if (!answer.ok) throw new Error(`Sign-up answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((value) => value.split(";")[0])
    .join("; ");
  return {
    request: (path, { method = "GET", body, headers } = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: { ...origin, cookie, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  };
}
