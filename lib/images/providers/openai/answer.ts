import { z } from "zod";
import type { GenerationParams } from "#lib/images/schemas.ts";

const Usage = z.looseObject({
  input_tokens: z.number(),
  output_tokens: z.number(),
  total_tokens: z.number(),
  input_tokens_details: z.looseObject({ text_tokens: z.number(), image_tokens: z.number() }),
});
export type Usage = z.infer<typeof Usage>;

/** What a picture says of itself. Servers that only resemble OpenAI leave most of it out, or say it in other words. */
const Facts = z.object({
  size: z.string().optional().catch(undefined),
  quality: z.string().optional().catch(undefined),
  background: z.string().optional().catch(undefined),
  output_format: z.string().optional().catch(undefined),
  usage: Usage.optional().catch(undefined),
});
type Facts = z.infer<typeof Facts>;

/** The events of both endpoints; their names differ only in the part before the dot. */
export const StreamEvent = Facts.extend({ type: z.string(), b64_json: z.string().optional() });

export const JsonAnswer = Facts.extend({
  data: z.array(
    z.object({
      b64_json: z.string().nullish(),
      url: z.string().nullish(),
      revised_prompt: z.string().nullish(),
    }),
  ),
});

/** One finished picture of one call. */
export type Picture = {
  bytes: Buffer;
  actual: GenerationParams;
  usage?: Usage;
  revisedPrompt?: string;
  providerRequestId?: string;
};

/** @returns null when there are no bytes in it */
export function toPicture(bytes: Buffer, facts: Facts, revisedPrompt?: string | null): Picture | null {
  if (bytes.length === 0) return null;
  return {
    bytes,
    actual: actualParams(facts),
    usage: facts.usage,
    revisedPrompt: revisedPrompt ?? undefined,
  };
}

function actualParams({ size, quality, background, output_format }: Facts): GenerationParams {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(size ?? "") ?? [];
  return {
    ...(width && height && { width: Number(width), height: Number(height) }),
    ...(quality && { quality }),
    ...(background && { background }),
    ...(output_format && { outputFormat: output_format }),
  };
}
