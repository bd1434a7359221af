import { z } from "zod";
import { PAGE_LIMIT } from "#lib/images/constants.ts";
import { GenerationIdParams } from "#lib/images/schemas.ts";

const GenerationId = GenerationIdParams.shape.generationId;

export const QueueQuery = z.object({
  /** The last step of the page before. */
  after: GenerationId.optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT.max).optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const PauseInput = z.strictObject({ paused: z.boolean() });

export const CancelQueueInput = z.strictObject({
  /** `waiting` leaves alone what runs. */
  scope: z.enum(["all", "waiting"]),
  /** A step to leave alone, such as the one that is looked at. */
  exceptGenerationId: GenerationId.optional(),
});
export type CancelQueueInput = z.infer<typeof CancelQueueInput>;

export const RetryFailedInput = z.strictObject({
  /** Absent: all that failed lately. */
  generationId: GenerationId.optional(),
});
export type RetryFailedInput = z.infer<typeof RetryFailedInput>;

export const MoveInput = z.union(
  [z.strictObject({ to: z.enum(["front", "end"]) }), z.strictObject({ beforeGenerationId: GenerationId })],
  "Say where: to the front, to the end, or before another step.",
);
export type MoveInput = z.infer<typeof MoveInput>;
