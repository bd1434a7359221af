import { MODELS } from "#lib/images/providers/replicate/models.ts";
import { createReplicate } from "#lib/images/providers/replicate.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Subject } from "#tests/conformance.ts";
import { type FakeReplicate, type FakeReplicateOptions, startFakeReplicate } from "#tests/fakes/replicate.ts";

export type ReplicateSubject = Subject & { fake: FakeReplicate };

/** The real adapter in front of a fake server of its own. */
export async function createSubject(options?: FakeReplicateOptions): Promise<ReplicateSubject> {
  const fake = await startFakeReplicate(options);
  return {
    fake,
    provider: createReplicate({ ...fake, allowPrivate: true, pollEveryMs: 1 }),
    callsMade: () => fake.requests.filter(({ path }) => path.endsWith("/predictions")).length,
    close: () => fake.close(),
  };
}

export function modelById(id: string): ModelCapabilities {
  const model = MODELS.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`No model ${id}.`);
  return model;
}
