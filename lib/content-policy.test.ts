import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pagePolicy, securityHeaders } from "./content-policy.ts";

const production = pagePolicy("n0nce", { https: true, dev: false });

test("scripts and style elements never run inline without this answer's nonce", () => {
  expect(directive(production, "script-src")).toBe("'self' 'nonce-n0nce' 'strict-dynamic'");
  expect(directive(production, "style-src")).not.toContain("unsafe-inline");
  expect(production).not.toContain("unsafe-eval");
});

test("the styles that sonner adds to the page are the ones the policy knows", () => {
  const source = readFileSync("node_modules/sonner/dist/index.mjs", "utf8");
  const text = /^__insertCSS\((".*")\)/m.exec(source)?.[1] ?? "";
  const hash = createHash("sha256").update(JSON.parse(text)).digest("base64");
  expect(directive(production, "style-src")).toContain(`'sha256-${hash}'`);
});

test("plain HTTP is neither upgraded nor remembered as HTTPS", () => {
  expect(pagePolicy("n0nce", { https: false, dev: false })).not.toContain("upgrade-insecure-requests");
  expect(securityHeaders({ https: false })).not.toHaveProperty("strict-transport-security");
  expect(securityHeaders({ https: true })).toHaveProperty("strict-transport-security");
});

function directive(policy: string, name: string): string | undefined {
  const found = policy.split("; ").find((part) => part.startsWith(`${name} `));
  return found?.slice(name.length + 1);
}
