import { expect, test } from "vitest";
import { isAdmin } from "#lib/admin.ts";
import { signUp } from "./http.ts";

process.env.ADMIN_EMAILS = "someone@example.test, BOSS@example.test";

test("the accounts that the settings name are admins, and then the first one is not", async () => {
  const first = await signUp();
  expect(await isAdmin(first)).toBe(false);
  expect(await isAdmin({ ...first, email: "boss@example.test" })).toBe(true);
  expect(await isAdmin({ ...first, email: "boss@example.test.evil.test" })).toBe(false);
});
