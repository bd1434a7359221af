import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseEnv } from "#lib/env.ts";

const NEEDED = { DATABASE_URL: "postgresql://studio@127.0.0.1/studio", BETTER_AUTH_SECRET: "-".repeat(32) };
const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
const assignments = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [
  name,
  value,
]);

test("a copied .env.example changes nothing", () => {
  const copied = { ...Object.fromEntries(assignments), ...NEEDED };
  expect(parseEnv(copied)).toEqual(parseEnv(NEEDED));
});

test("every setting is in .env.example", () => {
  const names = new Set(assignments.map(([name]) => name));
  const source = readFileSync(new URL("env.ts", import.meta.url), "utf8");
  const settings = [...source.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name = ""]) => name);
  expect(settings.filter((name) => !names.has(name))).toEqual(["NODE_ENV"]);
});

test("each wrong setting is named, with what it should be", () => {
  expect(() => parseEnv({ ...NEEDED, PORT: "70000", GITHUB_CLIENT_ID: "id" })).toThrow(
    /^Wrong settings:\n {2}PORT: /,
  );
  expect(() => parseEnv({ ...NEEDED, GITHUB_CLIENT_ID: "id" })).toThrow(
    "GITHUB_CLIENT_SECRET: must be set together with GITHUB_CLIENT_ID",
  );
});
