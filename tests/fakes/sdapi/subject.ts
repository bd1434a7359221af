import { createSdapi } from "#lib/images/providers/sdapi.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Subject } from "#tests/conformance.ts";
import { type FakeSdapi, startFakeSdapi } from "#tests/fakes/sdapi.ts";
import type { FakeSdapiOptions, Software } from "./types.ts";

export type SdapiSubject = Subject & { fake: FakeSdapi };

/** The real adapter in front of a fake server of its own, which it asks more often than it would the real one. */
export async function createSubject(options?: FakeSdapiOptions): Promise<SdapiSubject> {
  const fake = await startFakeSdapi(options);
  const [username, password] = options?.auth?.split(":") ?? [];
  return {
    fake,
    provider: createSdapi({ ...fake, username, password, allowPrivate: true, lookEveryMs: 10 }),
    callsMade: () => fake.orders().length,
    close: () => fake.close(),
  };
}

/** What the adapter finds that a software can do. */
export async function discovered(software: Software): Promise<readonly ModelCapabilities[]> {
  const { provider, close } = await createSubject({ software });
  const models = await provider.discover?.(new AbortController().signal);
  await close();
  return models ?? [];
}

export async function firstModel(software: Software): Promise<ModelCapabilities> {
  const [model] = await discovered(software);
  if (!model) throw new Error(`${software} has no model.`);
  return model;
}
