import { MODELS } from "#lib/images/providers/openai/models.ts";
import { createOpenAi, type OpenAiSettings } from "#lib/images/providers/openai.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Subject } from "#tests/conformance.ts";
import { type FakeOpenAi, startFakeOpenAi } from "#tests/fakes/openai.ts";
import type { FakeOpenAiOptions } from "./types.ts";

export type OpenAiSubject = Subject & { fake: FakeOpenAi };

/** The real adapter in front of a fake server of its own. */
export async function createSubject(
  options?: FakeOpenAiOptions,
  settings?: Partial<OpenAiSettings>,
): Promise<OpenAiSubject> {
  const fake = await startFakeOpenAi(options);
  return {
    fake,
    provider: createOpenAi({ apiKey: fake.apiKey, baseURL: fake.baseURL, allowPrivate: true, ...settings }),
    callsMade: () => fake.requests.length,
    close: () => fake.close(),
  };
}

export function modelById(id: string): ModelCapabilities {
  const model = MODELS.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`No model ${id}.`);
  return model;
}
