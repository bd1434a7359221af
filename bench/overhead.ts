import sharp from "sharp";
import { startFakeOpenAi } from "#tests/fakes/openai.ts";
import { type Studio, signUpAt, type Visitor } from "#tests/studio-processes.ts";
import { withStudio } from "./bench-studio.ts";
import { noisyPicture } from "./noisy-picture.ts";
import { eventsOf } from "./sse.ts";

/**
 * The studio's own time on top of a provider's, from POST to a decodable picture in the client's hands, over real HTTP:
 * each run asks the provider first without the studio and then through it, and the difference counts. Needs a build: `npm run build && npm run bench:overhead`.
 */
const RUNS = Number(process.argv[2] ?? 40);
const WARM_UP = 5;
const PROVIDER_MS = 900;
const SIDE = 1024;

type Sample = { acceptMs: number; overheadMs: number; bytesPerPicture: number };

const picture = await noisyPicture(SIDE);
const provider = await startFakeOpenAi({ delayMs: PROVIDER_MS, paint: async () => picture });
const settings = {
  OPENAI_API_KEY: provider.apiKey,
  OPENAI_BASE_URL: provider.baseURL,
  // Its answer takes as long as OpenAI takes, which is not the studio's time.
  MODERATION_OPENAI: "false",
};
try {
  await withStudio(settings, async (studio) => report((await measure(studio)).slice(WARM_UP)));
} finally {
  await provider.close();
}

async function measure(studio: Studio): Promise<Sample[]> {
  const visitor = await signUpAt(studio.url, "bench@example.test");
  const created = await visitor.request("/api/images/sessions", { method: "POST", body: {} });
  const { sessionId } = await created.json();
  const samples: Sample[] = [];
  for (let run = 0; run < RUNS + WARM_UP; run++) samples.push(await measureOne(visitor, sessionId, run));
  return samples;
}

/** What anybody's client takes to get the picture from the provider itself, in milliseconds. */
async function askDirectly(prompt: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(`${provider.baseURL}/images/generations`, {
    method: "POST",
    headers: { authorization: `Bearer ${provider.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-image-2", prompt, size: `${SIDE}x${SIDE}`, stream: true }),
  });
  const { last } = await eventsOf(answer);
  await sharp(Buffer.from(String(last.b64_json), "base64")).metadata();
  return performance.now() - startedAt;
}

async function measureOne(visitor: Visitor, sessionId: string, run: number): Promise<Sample> {
  const directMs = await askDirectly(`number ${run}`);
  const body = {
    sessionId,
    provider: "openai",
    model: "gpt-image-2",
    prompt: `number ${run}`,
    params: { width: SIDE, height: SIDE },
  };
  const startedAt = performance.now();
  const accepted = await visitor.request("/api/images/generate", { method: "POST", body });
  const { streamUrl } = await accepted.json();
  const acceptMs = performance.now() - startedAt;
  const { last, sizeBytes: eventBytes } = await eventsOf(await visitor.request(streamUrl));
  const answer = await visitor.request(String(last.url));
  const bytes = Buffer.from(await answer.arrayBuffer());
  await sharp(bytes).metadata();
  const overheadMs = performance.now() - startedAt - directMs;
  return { acceptMs, overheadMs, bytesPerPicture: (bytes.length + eventBytes) / picture.length };
}

function report(samples: Sample[]): void {
  const row = (name: string, key: keyof Sample, digits: number) => {
    const sorted = samples.map((sample) => sample[key]).sort((a, b) => a - b);
    const at = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(digits);
    console.log(`${name.padEnd(58)} p50 ${at(0.5).padStart(7)}   p95 ${at(0.95).padStart(7)}`);
  };
  console.log(
    `${samples.length} pictures of ${(picture.length / 1e6).toFixed(2)} MB, provider takes ${PROVIDER_MS} ms`,
  );
  row("the studio's own time, POST to decodable picture, ms", "overheadMs", 1);
  row("POST /api/images/generate accepted, ms", "acceptMs", 1);
  row("bytes sent for one picture, times the file", "bytesPerPicture", 3);
}
