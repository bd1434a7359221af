import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, inject, test } from "vitest";
import { lockDataFolder } from "#scripts/data-folder-lock.ts";
import { freePort } from "#scripts/ports.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-start-"));
const dataDir = join(folder, "data");
mkdirSync(dataDir);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a taken port is named", async () => {
  const { server, port } = await listen(() => {});
  const result = await start({ PORT: String(port) });
  server.close();
  expect(result).toEqual(
    refusal(`Port ${port} on 127.0.0.1 is taken by another program. Set PORT to a free one.`),
  );
});

test("a data folder that cannot be written to is named", async () => {
  writeFileSync(join(folder, "file"), "");
  const path = join(folder, "file", "data");
  const result = await start({ STUDIO_DATA_DIR: path });
  expect(result).toEqual(
    refusal(`The data folder ${path} cannot be written to (ENOTDIR). Set STUDIO_DATA_DIR.`),
  );
});

test("a second copy on the same data folder says where the first one is", async () => {
  const unlock = lockDataFolder(dataDir, "http://localhost:4321");
  const result = await start({});
  unlock();
  expect(result.code).toBe(1);
  expect(result.errors).toContain(
    `already running on ${dataDir}: http://localhost:4321 (process ${process.pid})`,
  );
});

test("the lock of a process that is gone is taken over, and given back at the end", async () => {
  const lock = join(dataDir, "studio.lock");
  writeFileSync(
    lock,
    JSON.stringify({ pid: process.pid, startedAt: "another time", url: "http://localhost:1" }),
  );
  const unlock = lockDataFolder(dataDir, "http://localhost:2");
  expect(readFileSync(lock, "utf8")).toContain("http://localhost:2");
  unlock();
  expect(statSync(lock, { throwIfNoEntry: false })).toBeUndefined();
});

const server = new URL(inject("serverUrl"));
const at = (change: (url: URL) => void) => {
  const url = new URL(server);
  change(url);
  return url.href;
};

test.each([
  ["is no address", "not an address", "must look like postgresql://user:password@host:5432/name"],
  [
    "leads nowhere",
    "postgresql://me:secret@127.0.0.1:1/studio",
    "DATABASE_URL: nothing listens at 127.0.0.1:1.",
  ],
  [
    "has a wrong password",
    at((url) => {
      url.password = "secret";
    }),
    `DATABASE_URL: the server at ${server.host} does not let user "${server.username}" in; is the password right?`,
  ],
  [
    "names a database that is not there",
    at((url) => {
      url.pathname = "absent";
    }),
    `DATABASE_URL: the server at ${server.host} has no database "absent".`,
  ],
])("a DATABASE_URL that %s is explained in one line, without its password", async (_, databaseUrl, line) => {
  const result = await start({ DATABASE_URL: databaseUrl });
  expect(result.code).toBe(1);
  expect(result.errors.trim().split("\n")).toEqual([expect.stringContaining(line)]);
  expect(result.errors + result.output).not.toContain("secret");
});

test("a PostgreSQL that is too old is refused with its version", async () => {
  const { server, port } = await listen(speakAsVersion("140012"));
  const result = await start({ DATABASE_URL: `postgresql://me@127.0.0.1:${port}/studio` });
  server.close();
  expect(result).toEqual(refusal("DATABASE_URL: this is PostgreSQL 14; 15 or newer is needed."));
});

test("a wrong setting is named", async () => {
  const result = await start({ WORKER_CONCURRENCY: "many" });
  expect(result.code).toBe(1);
  expect(result.errors).toMatch(/^Wrong settings: WORKER_CONCURRENCY: .+\n$/);
});

type Result = { code: number | null; output: string; errors: string };

function refusal(line: string): Result {
  return { code: 1, output: expect.any(String), errors: `${line}\n` };
}

async function start(settings: Record<string, string>): Promise<Result> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const port = String(await freePort("127.0.0.1"));
  const child = spawn(process.execPath, [join(import.meta.dirname, "../scripts/start.ts")], {
    env: { ...inherited, STUDIO_DATA_DIR: dataDir, PORT: port, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 25_000,
  });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { code, output, errors };
}

async function listen(onConnection: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const port = await freePort("127.0.0.1");
  const server = createServer(onConnection).listen(port, "127.0.0.1");
  await once(server, "listening");
  return { server, port };
}

/** Just enough of PostgreSQL's protocol, version 3, to let a client in and answer each query with `value`. */
function speakAsVersion(value: string): (socket: Socket) => void {
  const message = (type: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const ready = message("Z", Buffer.from("I"));
  const column = Buffer.concat([
    Buffer.from("server_version_num\0"),
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25]),
  ]);
  const description = message(
    "T",
    Buffer.from([0, 1]),
    column,
    Buffer.from([255, 255, 255, 255, 255, 255, 0, 0]),
  );
  const row = message("D", Buffer.from([0, 1, 0, 0, 0, value.length]), Buffer.from(value));
  const answer = Buffer.concat([description, row, message("C", Buffer.from("SHOW\0")), ready]);
  return (socket) => {
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", Buffer.alloc(4)), ready]));
      socket.on("data", (chunk) => chunk[0] === 0x51 && socket.write(answer));
    });
  };
}
