import { z } from "zod";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { MODELS, newerModel } from "./models.ts";
import { ask, type Server } from "./server.ts";

const Page = z.looseObject({
  models: z
    .array(
      z.looseObject({
        /** `models/` and the id. */
        name: z.string(),
        displayName: z.string().optional(),
        supportedGenerationMethods: z.array(z.string()).catch([]),
      }),
    )
    .catch([]),
});

const PICTURE_MODEL = /-image(-|$)|nano-banana/;
/** Other names of models that are listed under their own, and what is about to end. */
const LEFT_OUT = new Set(["nano-banana-pro-preview", "gemini-2.5-flash-image"]);

/**
 * The picture models that the account has now: those we know as we know them, newer ones with what all of them can do.
 * @throws {ProviderError}
 */
export async function listLiveModels(
  server: Server,
  signal: AbortSignal,
): Promise<readonly ModelCapabilities[]> {
  const { models } = Page.catch({ models: [] }).parse(await ask(server, "models?pageSize=1000", { signal }));
  const live = models
    .filter(({ supportedGenerationMethods }) => supportedGenerationMethods.includes("generateContent"))
    .map(({ name, displayName }) => ({ id: name.replace(/^models\//, ""), displayName }))
    .filter(({ id }) => PICTURE_MODEL.test(id) && !LEFT_OUT.has(id));
  const known = MODELS.filter((model) => live.some(({ id }) => id === model.id));
  const newer = live.filter(({ id }) => !MODELS.some((model) => model.id === id));
  return [...known, ...newer.map(({ id, displayName }) => newerModel(id, displayName ?? id))];
}
