import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#scripts/postgres/embedded.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-crash-"));
const pidFile = join(folder, "postgres/cluster/postmaster.pid");
let running: EmbeddedPostgres | undefined;

const start = async (dataDir = folder) => {
  running = await startEmbeddedPostgres(dataDir, { say: () => {} });
  return running;
};

beforeAll(async () => {
  const { databaseUrl } = await start();
  await query(databaseUrl, "create table kept (note text)");
  await running?.stop();
});
afterEach(() => running?.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("an acknowledged row survives a SIGKILL of every database process", async () => {
  const { databaseUrl } = await start();
  await query(databaseUrl, "insert into kept values ('whole tree')");
  const pids = [postmaster(), ...childrenOf(postmaster())];
  for (const pid of pids) process.kill(pid, "SIGKILL");
  expect(await notes((await start()).databaseUrl)).toContain("whole tree");
});

test("an acknowledged row survives a SIGKILL of the server while its children are still at work", async () => {
  const { databaseUrl } = await start();
  await query(databaseUrl, "insert into kept values ('server alone')");
  const busy = query(databaseUrl, "select pg_sleep(60)").catch(() => {});
  process.kill(postmaster(), "SIGKILL");
  expect(await notes((await start()).databaseUrl)).toContain("server alone");
  await busy;
});

test("a server that outlived the process which started it is adopted", async () => {
  const { child, databaseUrl } = await startElsewhere(folder);
  await query(databaseUrl, "insert into kept values ('adopted')");
  const pid = postmaster();
  child.kill("SIGKILL");
  const { adopted, databaseUrl: again } = await start();
  expect([adopted, again, postmaster()]).toEqual([true, databaseUrl, pid]);
  expect(await notes(again)).toContain("adopted");
});

test("two starts at the same moment end with one server", async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect(second.databaseUrl).toBe(first.databaseUrl);
});

test("a pid file that names another program by now is no obstacle", async () => {
  writeFileSync(pidFile, `${process.pid}\n${join(folder, "postgres/cluster")}\n0\n1\n\n127.0.0.1\n\n`);
  expect((await start()).adopted).toBe(false);
});

test.each([60, 250, 450, 650])(
  "killed %i ms into its first start, the next start succeeds",
  async (delayMs) => {
    const fresh = mkdtempSync(join(tmpdir(), "studio-first-start-"));
    const child = spawnStart(fresh);
    await sleep(delayMs);
    if (child.pid) process.kill(-child.pid, "SIGKILL");
    const { databaseUrl, stop } = await start(fresh);
    await query(databaseUrl, "create table works ()");
    await stop();
    rmSync(fresh, { recursive: true });
  },
);

test("nothing is left running after stop, and only the owner can read the password", async () => {
  const { databaseUrl, stop } = await start();
  const pids = [postmaster(), ...childrenOf(postmaster())];
  await stop();
  const alive = () => pids.filter((pid) => spawnSync("kill", ["-0", String(pid)]).status === 0);
  // One that has just ended is there until the system has taken note of it.
  await expect.poll(alive, { timeout: 5000 }).toEqual([]);
  await expect(query(databaseUrl, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(statSync(join(folder, "postgres.json")).mode & 0o777).toBe(0o600);
});

function postmaster(): number {
  return Number(readFileSync(pidFile, "utf8").split("\n")[0]);
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  return stdout.trim().split(/\s+/).map(Number);
}

function spawnStart(dataDir: string): ChildProcess {
  const script = join(import.meta.dirname, "fixtures/start-database.ts");
  return spawn(process.execPath, [script, dataDir], { stdio: ["ignore", "pipe", "inherit"], detached: true });
}

async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; databaseUrl: string }> {
  const child = spawnStart(dataDir);
  if (!child.stdout) throw new Error("no output");
  const [chunk] = await once(child.stdout, "data");
  return { child, databaseUrl: String(chunk).trim() };
}

async function query(databaseUrl: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function notes(databaseUrl: string): Promise<unknown[]> {
  return (await query(databaseUrl, "select note from kept")).map((row) => row.note);
}
