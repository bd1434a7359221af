import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { checkUrl } from "#lib/images/providers/ai-sdk/check-key.ts";
import { VENDORS } from "#lib/images/providers/ai-sdk/vendors.ts";
import { PROVIDER_KINDS } from "#lib/images/providers/kinds.ts";
import { outbound } from "#lib/outbound.ts";

/** A proxy that only notes where it should have led. */
const asked: (string | undefined)[] = [];
const proxy = createServer().on("connect", ({ url }, socket) => {
  asked.push(url);
  socket.end("HTTP/1.1 403 No\r\n\r\n");
});
await once(proxy.listen(0, "127.0.0.1"), "listening");
// A server that listens on a port has an address of this kind.
process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
process.env.no_proxy = "";

afterAll(() => void proxy.close());

const sdk = new Set<string>(Object.values(VENDORS).map(({ id }) => id));
const native = PROVIDER_KINDS.filter(({ kind, key }) => key === "required" && !sdk.has(kind));

test.each(native)("$label is asked through the proxy", async ({ create }) => {
  asked.length = 0;
  const provider = create({ apiKey: "key", options: {}, allowPrivate: false });
  await expect(provider.check?.(AbortSignal.timeout(5000))).rejects.toThrow();
  expect(asked).toHaveLength(1);
});

// Their packages are optional, but not what they are asked.
test.each(Object.values(VENDORS))("$label is asked through the proxy", async (vendor) => {
  asked.length = 0;
  const url = checkUrl(vendor, { region: "us-east-1" });
  await expect(outbound(url ?? "", { allowPrivate: false })).rejects.toThrow();
  expect(asked).toHaveLength(1);
});
