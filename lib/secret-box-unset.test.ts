import { expect, test } from "vitest";

delete process.env.PROVIDER_KEYS_SECRET;
const { seal, unseal } = await import("#lib/secret-box.ts");

test("without its secret nothing is sealed, and nothing opens", () => {
  expect(() => seal("key", "a")).toThrow(expect.objectContaining({ code: "unavailable" }));
  expect(unseal(`v1.${"A".repeat(80)}`, "a")).toBeNull();
});
