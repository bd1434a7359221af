import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOrCreateSecrets } from "./secrets.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "studio-secrets-"));
  file = join(folder, "secrets.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("secrets are made once, for their owner's eyes only", () => {
  const made = readOrCreateSecrets(folder);
  expect(made.BETTER_AUTH_SECRET).not.toBe(made.PROVIDER_KEYS_SECRET);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readOrCreateSecrets(folder)).toEqual(made);
});

test("a file of an older version keeps its secret, so that nobody is signed out, and gets the new one", () => {
  const old = { BETTER_AUTH_SECRET: "a secret from before, of 32 letters or more" };
  writeFileSync(file, JSON.stringify(old));
  const completed = readOrCreateSecrets(folder);
  expect(completed).toMatchObject(old);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(completed);
});
