import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { type Studio, signUpAt, type Visitor } from "#tests/studio-processes.ts";
import { withStudio } from "./bench-studio.ts";
import { FAKE_VENDORS, type FakeVendor } from "./fake-vendors.ts";
import { noisyPicture } from "./noisy-picture.ts";
import { eventsOf } from "./sse.ts";

/**
 * For each adapter, in front of its fake: the time from a picture that is finished at the vendor to the same picture
 * decoded by a client that listens to the studio. Needs a build: `npm run build && npm run bench:providers`.
 */
const RUNS = Number(process.argv[2] ?? 20);
const WARM_UP = 3;
/** How long a vendor paints: spread, so that no clock of an adapter happens to fit it. */
const [SHORTEST_MS, LONGEST_MS] = [1500, 4500];

type Sample = { shownMs: number; untilLookMs: number; calls: number };
type Bench = {
  vendor: FakeVendor;
  visitor: Visitor;
  sessionId: string;
  model: ModelCapabilities;
  port: number;
};

const picture = await noisyPicture();
const calls: { port: number | undefined; at: number }[] = [];
subscribe("http.server.request.start", (message) => {
  const { request } = message as { request: IncomingMessage };
  calls.push({ port: request.socket.localPort, at: performance.now() });
});
let finishedAt = Number.NaN;
let paintMs = SHORTEST_MS;

await withStudio({ PROVIDERS_ALLOW_PRIVATE: "true", MODERATION_OPENAI: "false" }, measureAll);

async function paint(): Promise<Buffer> {
  await wait(paintMs);
  finishedAt = performance.now();
  return picture;
}

async function measureAll(studio: Studio): Promise<void> {
  const [processor] = cpus();
  const megabytes = (picture.length / 1e6).toFixed(2);
  console.log(`${cpus().length} × ${processor?.model}, Node.js ${process.version}`);
  console.log(`${RUNS} pictures of ${megabytes} MB each, painted in ${SHORTEST_MS} to ${LONGEST_MS} ms`);
  console.log(
    "| adapter | finished to shown, p50 | p95 | of it until the next look, p50 | p95 | calls a picture |",
  );
  console.log("| --- | --- | --- | --- | --- | --- |");
  // Whoever comes first is the admin.
  const visitor = await signUpAt(studio.url, "bench@example.test");
  const { sessionId } = await send(visitor, "/api/images/sessions", {});
  for (const vendor of FAKE_VENDORS) {
    const { baseURL, apiKey, close } = await vendor.start(paint);
    try {
      const settings = {
        kind: vendor.kind,
        name: vendor.adapter,
        baseUrl: baseURL,
        ...(apiKey && { apiKey }),
      };
      const { provider } = await send(visitor, "/api/admin/providers", settings);
      const model = await modelOf(visitor, provider.id);
      const bench = { vendor, visitor, sessionId, model, port: Number(new URL(baseURL).port) };
      const samples: Sample[] = [];
      for (let run = 0; run < RUNS + WARM_UP; run++) samples.push(await measureOne(bench, run));
      report(vendor, samples.slice(WARM_UP));
    } finally {
      await close();
    }
  }
}

/** The first that the provider can make pictures with, once its live list is there. */
async function modelOf(visitor: Visitor, provider: string): Promise<ModelCapabilities> {
  for (;;) {
    const { models } = await (await visitor.request("/api/images/models")).json();
    const model = models.find(
      (candidate: ModelCapabilities) =>
        candidate.provider === provider && candidate.operations.includes("text-to-image"),
    );
    if (model) return model;
    await wait(100);
  }
}

async function measureOne({ visitor, sessionId, model, port }: Bench, run: number): Promise<Sample> {
  // Steps of the golden ratio fall evenly on the whole range, in the same way each time.
  paintMs = SHORTEST_MS + ((run * 0.618) % 1) * (LONGEST_MS - SHORTEST_MS);
  const { provider, id, size, outputFormat } = model;
  const params = { ...size.presets[0], ...(outputFormat?.values.includes("png") && { outputFormat: "png" }) };
  const before = calls.length;
  const body = { sessionId, provider, model: id, prompt: `number ${run}`, params };
  const { streamUrl } = await send(visitor, "/api/images/generate", body);
  const { last } = await eventsOf(await visitor.request(streamUrl));
  if (!last.url) throw new Error(`${provider} made no picture: ${JSON.stringify(last)}`);
  const answer = await visitor.request(String(last.url));
  await sharp(Buffer.from(await answer.arrayBuffer())).stats();
  const shownAt = performance.now();
  const own = calls.slice(before).filter((call) => call.port === port);
  const look = own.find(({ at }) => at > finishedAt)?.at ?? finishedAt;
  return { shownMs: shownAt - finishedAt, untilLookMs: look - finishedAt, calls: own.length };
}

function report({ adapter, asked }: FakeVendor, samples: readonly Sample[]): void {
  const at = (key: keyof Sample, share: number) => {
    const sorted = samples.map((sample) => sample[key]).sort((a, b) => a - b);
    return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  };
  const both = (key: keyof Sample) => [0.5, 0.95].map((share) => `${at(key, share)} ms`);
  const looks = asked ? both("untilLookMs") : ["", ""];
  console.log(`| ${[adapter, ...both("shownMs"), ...looks, at("calls", 0.5)].join(" | ")} |`);
}

async function send(visitor: Visitor, path: string, body: object) {
  const answer = await visitor.request(path, { method: "POST", body });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return await answer.json();
}
