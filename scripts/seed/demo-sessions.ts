import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import sharp from "sharp";
import { createUpload } from "#lib/images/assets.ts";
import { claimGeneration } from "#lib/images/claims.ts";
import { finishFailed } from "#lib/images/finish-generation.ts";
import { getGeneration } from "#lib/images/generations.ts";
import type { Owner } from "#lib/images/owner.ts";
import { requestGeneration } from "#lib/images/request-generation.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { GenerateInput } from "#lib/images/schemas.ts";
import { createSession } from "#lib/images/sessions.ts";
import type { GenerationView } from "#lib/images/views.ts";

const WORKER = "seed";
const LOOK_EVERY_MS = 100;
type Step = { sessionId: string; prompt: string } & Partial<Omit<GenerateInput, "sessionId" | "prompt">>;

/** Three sessions: a straight line, a tree with two branches and an inpaint, and one with a failed step. */
export async function seedSessions(user: Owner): Promise<void> {
  await seedLine(user);
  await seedTree(user);
  await seedFailure(user);
}

async function seedLine(user: Owner): Promise<void> {
  const sessionId = await newSession(user);
  const first = await draw(user, {
    sessionId,
    prompt: "a lighthouse on a cliff at dusk, calm sea, watercolor",
    params: { seed: 7 },
  });
  const second = await edit(user, first, "warmer, add a moon");
  await edit(user, second, "vintage, more contrast");
}

async function seedTree(user: Owner): Promise<void> {
  const sessionId = await newSession(user);
  const root = await draw(user, {
    sessionId,
    prompt: "a small harbour town in the morning, boats, poster",
    params: { seed: 21 },
  });
  const snowy = await edit(user, root, "add snow, cooler");
  await edit(user, snowy, "at night, add stars");
  const warm = await edit(user, root, "at sunset, warmer");
  await edit(user, warm, "black and white", await uploadMask(user, warm));
}

async function seedFailure(user: Owner): Promise<void> {
  const sessionId = await newSession(user);
  const first = await draw(user, {
    sessionId,
    prompt: "a fox in an autumn forest, fog",
    params: { seed: 3 },
  });
  const { id } = await request(user, {
    sessionId,
    prompt: "add a kite",
    sourceAssetId: first.outputs[0]?.id,
  });
  const claim = await claimGeneration(id, WORKER);
  if (!claim) return;
  const failure = {
    code: "timeout",
    message: "The provider did not answer in time. Nothing was charged; try again.",
    charged: "no",
  } as const;
  await finishFailed(claim, null, failure, { outputs: [], revisedPrompt: null, done: null, warnings: [] });
}

async function newSession(user: Owner): Promise<string> {
  return (await createSession(user, {})).id;
}

async function edit(
  user: Owner,
  parent: GenerationView,
  prompt: string,
  maskAssetId?: string,
): Promise<GenerationView> {
  const { sessionId, outputs } = parent;
  return await draw(user, { sessionId, prompt, sourceAssetId: outputs[0]?.id, maskAssetId });
}

async function draw(user: Owner, step: Step): Promise<GenerationView> {
  const { id } = await request(user, step);
  await runGeneration(id, WORKER, new AbortController().signal);
  return await untilDone(user, id);
}

/** A studio that runs meanwhile may have taken the step before us. */
async function untilDone(user: Owner, generationId: string): Promise<GenerationView> {
  for (;;) {
    const generation = await getGeneration(user, generationId);
    if (generation.status !== "queued" && generation.status !== "running") return generation;
    await delay(LOOK_EVERY_MS);
  }
}

async function request(user: Owner, step: Step) {
  const input = GenerateInput.parse({ provider: "sketch", model: "sketch-1", ...step });
  return await requestGeneration(user, input, randomUUID());
}

/** The upper half of the picture, with a soft edge. */
async function uploadMask(user: Owner, of: GenerationView): Promise<string> {
  const [output] = of.outputs;
  if (!output) throw new Error("The step to be masked has no picture");
  const { width, height, id: sourceAssetId } = output;
  const white = await sharp({
    create: { width, height: Math.round(height / 2), channels: 3, background: "#fff" },
  })
    .png()
    .toBuffer();
  const bytes = await sharp({ create: { width, height, channels: 3, background: "#000" } })
    .composite([{ input: white, gravity: "north" }])
    .png()
    .toBuffer();
  return (await createUpload(user, { bytes, role: "mask", sourceAssetId })).id;
}
