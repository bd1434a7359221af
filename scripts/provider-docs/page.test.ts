import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { providersPage } from "./page.ts";
import { SETUPS } from "./setups.ts";

const ROOT = resolve(import.meta.dirname, "../..");

test("docs/providers.md says what the providers say (npm run docs:providers)", async () => {
  expect(readFileSync(`${ROOT}/docs/providers.md`, "utf8")).toBe(await providersPage());
});

test.each(Object.entries(SETUPS))(
  "%s is set up in three lines at most, all in .env.example",
  (_kind, setup) => {
    const example = readFileSync(`${ROOT}/.env.example`, "utf8").split("\n");
    const known = example.filter((line) => !line.startsWith("#")).map((line) => line.split("=", 1)[0]);
    expect(setup.lines.length).toBeLessThanOrEqual(3);
    expect(known).toEqual(expect.arrayContaining(setup.lines.map((line) => line.split("=", 1)[0])));
  },
);
