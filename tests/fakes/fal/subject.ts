import { MODELS } from "#lib/images/providers/fal/models.ts";
import { createFal } from "#lib/images/providers/fal.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Subject } from "#tests/conformance.ts";
import { type FakeFal, type FakeFalOptions, startFakeFal } from "#tests/fakes/fal.ts";

export type FalSubject = Subject & { fake: FakeFal };

/** The real adapter in front of a fake queue of its own. */
export async function createSubject(options?: FakeFalOptions): Promise<FalSubject> {
  const fake = await startFakeFal(options);
  return {
    fake,
    provider: createFal({ ...fake, allowPrivate: true, pollEveryMs: 1 }),
    callsMade: () => fake.requests.filter(({ method }) => method === "POST").length,
    close: () => fake.close(),
  };
}

export function modelById(id: string): ModelCapabilities {
  const model = MODELS.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`No model ${id}.`);
  return model;
}
