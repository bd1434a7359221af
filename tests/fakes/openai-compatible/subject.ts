import type { DialectName } from "#lib/images/providers/openai-compatible/dialects.ts";
import { type CompatibleSettings, createOpenAiCompatible } from "#lib/images/providers/openai-compatible.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Subject } from "#tests/conformance.ts";
import { type FakeCompatible, startFakeCompatible } from "#tests/fakes/openai-compatible.ts";
import type { Paint } from "#tests/fakes/paint.ts";
import { fakeGateway } from "./gateway.ts";
import { fakeLocalAi } from "./local-ai.ts";
import { fakeSdServer } from "./sd-server.ts";
import type { FakeDialect } from "./types.ts";
import { fakeVllmOmni } from "./vllm-omni.ts";

export type CompatibleSubject = Subject & { fake: FakeCompatible };

const FAKES: Record<DialectName, FakeDialect> = {
  "sd-server": fakeSdServer,
  "local-ai": fakeLocalAi,
  "vllm-omni": fakeVllmOmni,
  gateway: fakeGateway,
};

/** A model that the fake of each dialect has. */
const MODEL_IDS: Record<DialectName, string> = {
  "sd-server": "sd-cpp-local",
  "local-ai": "stablediffusion",
  "vllm-omni": "Qwen/Qwen-Image",
  gateway: "black-forest-labs/flux-dev",
};

/** The real adapter in front of a fake server of its own. */
export async function createSubject(
  dialect: DialectName,
  settings: Partial<CompatibleSettings> = {},
  apiKey?: string,
  paint?: Paint,
): Promise<CompatibleSubject> {
  const fake = await startFakeCompatible(FAKES[dialect], { apiKey, paint });
  const { baseURL } = fake;
  const provider = createOpenAiCompatible({ dialect, baseURL, apiKey, allowPrivate: true, ...settings });
  return { fake, provider, callsMade: () => fake.requests.length, close: () => fake.close() };
}

export function modelOf(dialect: DialectName, id: string = MODEL_IDS[dialect]): ModelCapabilities {
  const [model] = createOpenAiCompatible({ dialect, baseURL: "http://fake", models: [id] }).models;
  if (!model) throw new Error(`No model ${id}.`);
  return model;
}
