import { z } from "zod";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { newerGatewayModel } from "./models.ts";

const Available = z.looseObject({
  models: z.array(
    z.looseObject({ id: z.string(), name: z.string().catch(""), modelType: z.string().nullish() }),
  ),
});

/** Makers with an adapter of their own here, which can do more. */
const ELSEWHERE = /^(openai|google)\//;

/**
 * The picture models that the gateway has now, from what its package lists: those we know as we know them, newer ones
 * only with what is certain.
 * @throws {Error} when the list cannot be read
 */
export function liveModels(available: unknown, known: readonly ModelCapabilities[]): ModelCapabilities[] {
  const live = Available.parse(available).models.filter(({ modelType }) => modelType === "image");
  const newer = live.filter(({ id }) => !ELSEWHERE.test(id) && !known.some((model) => model.id === id));
  return [
    ...known.filter((model) => live.some(({ id }) => id === model.id)),
    ...newer.map(({ id, name }) => newerGatewayModel(id, name || id)),
  ];
}
