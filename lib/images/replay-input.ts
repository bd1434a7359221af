import { z } from "zod";
import { AssetId, GenerationId } from "./schemas.ts";

/** Pictures that one replay can be made on at once. */
const REPLAY_BASES_MAX = 16;

export const ReplayInput = z.strictObject({
  /** The step whose edit is made again, or whose descendants' edits are. */
  generationId: GenerationId,
  scope: z.enum(["step", "descendants"]),
  /** The pictures to make the edits on; or the step of the session whose picture it will be, made or not. */
  onto: z.union([
    z.strictObject({ assetIds: z.array(AssetId).min(1).max(REPLAY_BASES_MAX) }),
    z.strictObject({ generationId: GenerationId }),
  ]),
  /** `same`: each edit with the seed it was made with. */
  seeds: z.enum(["same", "new"]).default("same"),
});
export type ReplayInput = z.infer<typeof ReplayInput>;
