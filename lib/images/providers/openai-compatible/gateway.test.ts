import { afterEach, beforeEach, expect, test } from "vitest";
import { download } from "#lib/images/providers/openai-compatible/download.ts";
import { sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, onePicture, requestFor } from "#tests/conformance/requests.ts";
import { type CompatibleSubject, createSubject, modelOf } from "#tests/fakes/openai-compatible/subject.ts";

const { signal } = new AbortController();

let subject: CompatibleSubject;
beforeEach(async () => {
  subject = await createSubject("gateway");
});
afterEach(() => subject.close());

test("a picture that is answered as an address is fetched", async () => {
  const bytes = await onePicture(subject.provider, requestFor(modelOf("gateway", "flux-url")));
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(subject.fake.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
});

test("an answer cannot send the studio to another address inside the network", async () => {
  const elsewhere = await createSubject("gateway");
  const server = { name: "A gateway", baseURL: subject.fake.baseURL, allowPrivate: true };
  const url = `${elsewhere.fake.baseURL}/secrets`;
  expect(await failureOf(download(url, server, signal))).toMatchObject({ kind: "refused-address" });
  expect(elsewhere.fake.requests).toEqual([]);
  await elsewhere.close();
});

test("an address that has nothing is a failure that may be charged", async () => {
  const server = { name: "A gateway", baseURL: subject.fake.baseURL, allowPrivate: true };
  expect(await failureOf(download("/gone.png", server, signal))).toMatchObject({
    code: "bad_output",
    charged: "unknown",
  });
});

test("a picture inside the address is taken from it", async () => {
  const { bytes } = await sourcePicture({ width: 8, height: 8 });
  const url = `data:image/png;base64,${bytes.toString("base64")}`;
  const server = { name: "A gateway", baseURL: "http://gateway.invalid/v1", allowPrivate: false };
  expect((await download(url, server, signal)).equals(bytes)).toBe(true);
});

test("only what every such server takes is sent", async () => {
  await collect(subject.provider, requestFor(modelOf("gateway")));
  expect(Object.keys(subject.fake.requests[0]?.fields ?? {}).toSorted()).toEqual([
    "model",
    "n",
    "prompt",
    "size",
  ]);
});
