import { expect, test } from "vitest";
import { type Hop, redirectOf } from "./redirect.ts";

const HEADERS = {
  authorization: "Bearer key",
  cookie: "session",
  "x-goog-api-key": "key",
  accept: "image/*",
  "content-type": "application/json",
};

test("keys stay with the origin that they are for", () => {
  const stays = redirectOf(post("https://api.test/a"), 307, "/b");
  expect(stays?.url.href).toBe("https://api.test/b");
  expect(Object.fromEntries(stays?.headers ?? [])).toEqual(HEADERS);
  for (const elsewhere of ["https://cdn.test/b", "https://api.test:8443/b", "//evil.test/"]) {
    const leaves = redirectOf(post("https://api.test/a"), 307, elsewhere);
    expect(Object.fromEntries(leaves?.headers ?? [])).toEqual({
      accept: "image/*",
      "content-type": "application/json",
    });
  }
});

test("only 307 and 308 send the body again", () => {
  const methods = [301, 302, 303, 307, 308].map((status) => {
    const next = redirectOf(post("https://api.test/a"), status, "/b");
    return [status, next?.method, next?.body?.byteLength ?? null, next?.headers.has("content-type")];
  });
  expect(methods).toEqual([
    [301, "GET", null, false],
    [302, "GET", null, false],
    [303, "GET", null, false],
    [307, "POST", 2, true],
    [308, "POST", 2, true],
  ]);
});

test("a redirect leads to no other protocol and not from https to http", () => {
  for (const location of ["file:///etc/passwd", "ftp://api.test/", "data:text/plain,x", "http://api.test/"]) {
    expect(() => redirectOf(post("https://api.test/a"), 302, location)).toThrow(
      expect.objectContaining({ kind: "refused-address", sent: true }),
    );
  }
});

test("an answer without a place to go is the answer", () => {
  expect(redirectOf(post("https://api.test/a"), 302, null)).toBeNull();
  expect(redirectOf(post("https://api.test/a"), 200, "/b")).toBeNull();
});

function post(url: string): Hop {
  return { url: new URL(url), method: "POST", headers: new Headers(HEADERS), body: new Uint8Array(2) };
}
