import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Storage } from "../storage.ts";
import { openLocalStorage } from "./local.ts";

let folder: string;
let root: string;
let store: Storage;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "studio-storage-"));
  root = join(folder, "storage");
  store = openLocalStorage(root);
});

afterEach(() => rmSync(folder, { recursive: true }));

const bytes = Buffer.from("a picture");

async function keysBelow(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys.sort();
}

test("what was put is there, byte for byte, whole or in part", async () => {
  await store.put("users/ada/1", bytes);
  expect(await store.has("users/ada/1")).toBe(true);
  expect(await store.get("users/ada/1")).toEqual(bytes);
  const open = async (range?: { start: number; end: number }) => {
    const stream = await store.open("users/ada/1", range);
    return stream && (await buffer(stream)).toString();
  };
  expect(await open()).toBe("a picture");
  expect(await open({ start: 2, end: 5 })).toBe("pict");
});

test("putting a key again replaces it", async () => {
  await store.put("users/ada/1", Buffer.from("a much longer older picture"));
  await store.put("users/ada/1", bytes);
  expect(await store.get("users/ada/1")).toEqual(bytes);
});

test("what is not there is null, and removing it is no error", async () => {
  await store.put("users/ada/1", bytes);
  // The second names a folder, the third something below a file.
  for (const key of ["users/ada/2", "users/ada", "users/ada/1/2"]) {
    expect(await store.get(key)).toBeNull();
    expect(await store.open(key)).toBeNull();
    expect(await store.has(key)).toBe(false);
    await store.remove(key);
    expect(await keysBelow(key)).toEqual(key === "users/ada" ? ["users/ada/1"] : []);
  }
});

test("what was removed is gone", async () => {
  await store.put("users/ada/1", bytes);
  await store.remove("users/ada/1");
  expect(await store.get("users/ada/1")).toBeNull();
});

test("a list has every key below a folder, with its time, and no half-written file", async () => {
  for (const key of ["users/ada/aa/1", "users/ada/bb/2", "users/adam/3"]) await store.put(key, bytes);
  await writeFile(join(root, "users/ada/aa/.part-x"), "half");
  expect(await keysBelow("users/ada")).toEqual(["users/ada/aa/1", "users/ada/bb/2"]);
  expect(await keysBelow("users")).toHaveLength(3);
  for await (const { writtenAt } of store.list("users"))
    expect(Date.now() - writtenAt.getTime()).toBeLessThan(60_000);
});

test("a put that fails leaves nothing", async () => {
  await mkdir(join(root, "users/ada/1"), { recursive: true });
  await writeFile(join(root, "users/ada/1/in-the-way"), "");
  await expect(store.put("users/ada/1", bytes)).rejects.toThrow();
  expect(readdirSync(join(root, "users/ada"))).toEqual(["1"]);
});

test("nobody else on the machine can read it", async () => {
  await store.put("users/ada/1", bytes);
  expect((await stat(join(root, "users/ada/1"))).mode & 0o077).toBe(0);
  expect((await stat(join(root, "users"))).mode & 0o077).toBe(0);
});

describe("a key that could leave the store is refused by every operation:", () => {
  const operations: [string, (key: string) => Promise<unknown>][] = [
    ["put", async (key) => await store.put(key, bytes)],
    ["get", async (key) => await store.get(key)],
    ["open", async (key) => await store.open(key)],
    ["has", async (key) => await store.has(key)],
    ["remove", async (key) => await store.remove(key)],
    ["list", async (key) => await keysBelow(key)],
  ];
  const keys = [
    ["up", "../secret"],
    ["up from below", "users/../../secret"],
    ["up at the end", "users/.."],
    ["here", "."],
    ["absolute", "/etc/passwd"],
    ["with an empty part", "users//secret"],
    ["with a slash at the end", "users/"],
    ["empty", ""],
    ["hidden", ".secret"],
    ["hidden below", "users/.part-1"],
    ["backwards", "users\\..\\..\\secret"],
    ["of another drive", "C:secret"],
    ["encoded", "%2e%2e/secret"],
    ["with a NUL", "users/a\0.png"],
    ["with a line break", "users/a\n"],
    ["with a space", "users/a b"],
    ["in other letters", "users/．．/secret"],
    ["far too long", `users/${"x".repeat(500)}`],
  ] as const;

  test.each(
    operations.flatMap(([operation, call]) => keys.map(([what, key]) => ({ operation, call, what, key }))),
  )("$operation of a key that is $what", async ({ call, key }) => {
    writeFileSync(join(folder, "secret"), "secret");
    await expect(call(key)).rejects.toThrow("Not a storage key");
    expect(existsSync(join(folder, "secret"))).toBe(true);
    expect(readdirSync(folder)).toEqual(["secret"]);
  });
});
