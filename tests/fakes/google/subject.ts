import { MODELS } from "#lib/images/providers/google/models.ts";
import { createGoogle } from "#lib/images/providers/google.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Subject } from "#tests/conformance.ts";
import { type FakeGoogle, startFakeGoogle } from "#tests/fakes/google.ts";
import type { FakeGoogleOptions } from "./types.ts";

export type GoogleSubject = Subject & { fake: FakeGoogle };

/** The real adapter in front of a fake server of its own. */
export async function createSubject(options?: FakeGoogleOptions): Promise<GoogleSubject> {
  const fake = await startFakeGoogle(options);
  return {
    fake,
    provider: createGoogle({ ...fake, allowPrivate: true }),
    callsMade: () => fake.requests.length,
    close: () => fake.close(),
  };
}

export function modelById(id: string): ModelCapabilities {
  const model = MODELS.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`No model ${id}.`);
  return model;
}
