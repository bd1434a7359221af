import { MODELS } from "#lib/images/providers/stability/models.ts";
import { createStability } from "#lib/images/providers/stability.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Subject } from "#tests/conformance.ts";
import { type FakeStability, startFakeStability } from "#tests/fakes/stability.ts";
import type { FakeOptions } from "./types.ts";

export type StabilitySubject = Subject & { fake: FakeStability };

/** The real adapter in front of a fake server of its own. */
export async function createSubject(options?: FakeOptions): Promise<StabilitySubject> {
  const fake = await startFakeStability(options);
  return {
    fake,
    provider: createStability({ ...fake, allowPrivate: true }),
    callsMade: () => fake.requests.length,
    close: () => fake.close(),
  };
}

export function modelById(id: string): ModelCapabilities {
  const model = MODELS.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`No model ${id}.`);
  return model;
}
