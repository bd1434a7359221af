import { z } from "zod";

/** What one answer says of its tokens. */
export const Usage = z.looseObject({
  promptTokenCount: z.number().optional(),
  candidatesTokenCount: z.number().optional(),
  thoughtsTokenCount: z.number().optional(),
  totalTokenCount: z.number().optional(),
  candidatesTokensDetails: z
    .array(z.looseObject({ modality: z.string().optional(), tokenCount: z.number().optional() }))
    .optional(),
});
export type Usage = z.infer<typeof Usage>;
