import { z } from "zod";
import { FALLBACKS_MAX, PAGE_LIMIT } from "#lib/images/constants.ts";
import { ProviderId } from "./input.ts";

const ModelRef = z.strictObject({ provider: ProviderId, model: z.string().min(1).max(200) });
export type ModelRef = z.infer<typeof ModelRef>;

/** What is tried, in this order, when the provider of `model` is down. */
export const SetFallbacks = ModelRef.extend({
  targets: z
    .array(ModelRef)
    .min(1, "Choose at least one model.")
    .max(FALLBACKS_MAX, `${FALLBACKS_MAX} models at most can stand in for one.`),
});
export type SetFallbacks = z.infer<typeof SetFallbacks>;

export const RemoveFallbacks = z.object(ModelRef.shape);

export const FallbackListQuery = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT.max).optional(),
});
export type FallbackListQuery = z.infer<typeof FallbackListQuery>;
