import { expect, test } from "vitest";
import { safeNextPath, signInPath } from "./next-path.ts";

test.each(["/images", "/images/ses_1?step=2#mask", "/dashboard", "/images?q=a%2Fb"])(
  "comes back to %s",
  (path) => {
    expect(safeNextPath(path)).toBe(path);
  },
);

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n//evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  " /images",
  "images",
  "",
  undefined,
  ["/images"],
])("never leaves this site: %j", (value) => {
  const next = safeNextPath(value);
  expect(next).toBe("/");
});

test.each(["/sign-in", "/sign-up?next=/x", "/api/auth/sign-out"])(
  "%s is no place to come back to",
  (path) => {
    expect(safeNextPath(path)).toBe("/");
  },
);

test("the sign-in page remembers where the person was going", () => {
  expect(signInPath("/images?q=a&b=c")).toBe("/sign-in?next=%2Fimages%3Fq%3Da%26b%3Dc");
  expect(signInPath("/")).toBe("/sign-in");
});
