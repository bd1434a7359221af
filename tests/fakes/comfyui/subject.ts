import { checkpointModel } from "#lib/images/providers/comfyui/models.ts";
import { createComfyUi } from "#lib/images/providers/comfyui.ts";
import type { Subject } from "#tests/conformance.ts";
import { type FakeComfyUi, startFakeComfyUi } from "#tests/fakes/comfyui.ts";
import { SAMPLER_INFO } from "./nodes.ts";
import type { FakeComfyUiOptions } from "./types.ts";

export type ComfyUiSubject = Subject & { fake: FakeComfyUi };

/** A small checkpoint that the fake has. */
export const MODEL = checkpointModel("anime/v1-5-pruned.safetensors", SAMPLER_INFO);

/** The real adapter in front of a fake server of its own, with less patience than for a real one. */
export async function createSubject(
  options?: FakeComfyUiOptions,
  graphsFolder?: string,
): Promise<ComfyUiSubject> {
  const fake = await startFakeComfyUi(options);
  return {
    fake,
    provider: createComfyUi({
      baseURL: fake.baseURL,
      allowPrivate: true,
      quietMs: 200,
      ...(graphsFolder && { graphsFolder }),
    }),
    callsMade: () =>
      fake.requests.filter(({ method, path }) => `${method} ${path}` === "POST /prompt").length,
    close: () => fake.close(),
  };
}
