import { expect, test } from "vitest";
import { seal, unseal } from "#lib/secret-box.ts";

const KEY = "sk-a-key-with-ünicode";

test("a sealed secret opens again in its place, and only there", () => {
  const sealed = seal(KEY, "openai-1");
  expect(unseal(sealed, "openai-1")).toBe(KEY);
  expect(unseal(sealed, "openai-2")).toBeNull();
});

test("nothing of the secret is seen, and no two seals are alike", () => {
  const [first, second] = [seal(KEY, "a"), seal(KEY, "a")];
  expect(first).not.toBe(second);
  expect(Buffer.from(first.slice(3), "base64url").includes("key")).toBe(false);
});

test("a changed seal does not open, whichever byte was changed", () => {
  const bytes = Buffer.from(seal(KEY, "a").slice(3), "base64url");
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(unseal(`v1.${changed.toString("base64url")}`, "a")).toBeNull();
  }
  for (const broken of ["", "v1", "v1.", "v1.AAAA", "v2.AAAA", KEY]) expect(unseal(broken, "a")).toBeNull();
});
