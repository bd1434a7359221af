import { MODELS } from "#lib/images/providers/black-forest-labs/models.ts";
import { createBlackForestLabs } from "#lib/images/providers/black-forest-labs.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Subject } from "#tests/conformance.ts";
import { type FakeBlackForestLabs, startFakeBlackForestLabs } from "#tests/fakes/black-forest-labs.ts";
import type { FakeOptions } from "./types.ts";

export type BlackForestLabsSubject = Subject & { fake: FakeBlackForestLabs };

/** The real adapter in front of a fake server of its own, which it asks more often than it would the real one. */
export async function createSubject(options?: FakeOptions): Promise<BlackForestLabsSubject> {
  const fake = await startFakeBlackForestLabs(options);
  return {
    fake,
    provider: createBlackForestLabs({ ...fake, allowPrivate: true, pollEveryMs: 1 }),
    callsMade: () => fake.orders().length,
    close: () => fake.close(),
  };
}

export function modelById(id: string): ModelCapabilities {
  const model = MODELS.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`No model ${id}.`);
  return model;
}
