import { z } from "zod";
import type { Charged, GenerationErrorCode } from "#lib/images/constants.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { Usage } from "./usage.ts";

const Part = z.looseObject({
  text: z.string().optional(),
  /** What the model made while it thought, pictures too. */
  thought: z.boolean().optional(),
  inlineData: z.looseObject({ data: z.string() }).optional(),
});

const Answer = z.looseObject({
  candidates: z
    .array(
      z.looseObject({
        content: z.looseObject({ parts: z.array(Part).optional() }).optional(),
        finishReason: z.string().optional(),
      }),
    )
    .optional(),
  promptFeedback: z.looseObject({ blockReason: z.string().optional() }).optional(),
  usageMetadata: Usage.optional().catch(undefined),
  responseId: z.string().optional(),
});
type Answer = z.infer<typeof Answer>;

/** The pictures of one answer. */
export type Pictures = { bytes: Buffer[]; usage: Usage | undefined; responseId: string | undefined };

type Reason = { code: GenerationErrorCode; message: string };

const TRY_OTHER_WORDS = "Change the prompt or the picture and try again.";
const UNSAFE: Reason = {
  code: "content_blocked",
  message: `Google's safety filter refused this request. ${TRY_OTHER_WORDS}`,
};
const UNSAFE_PICTURE: Reason = {
  code: "content_blocked",
  message: `Google's safety filter held back the finished picture. ${TRY_OTHER_WORDS}`,
};
const RECITED: Reason = {
  code: "content_blocked",
  message: `Google held back the picture because it was too much like an existing one. ${TRY_OTHER_WORDS}`,
};
const PRIVATE: Reason = {
  code: "content_blocked",
  message: `Google refused this request because of personal data in it. ${TRY_OTHER_WORDS}`,
};
const LANGUAGE: Reason = {
  code: "invalid_request",
  message: "Google's model does not understand this language. Write the prompt in another one.",
};
const NO_PICTURE: Reason = {
  code: "bad_output",
  message: "Google answered without a picture. Try again, or say more clearly what picture you want.",
};
const CUT_OFF: Reason = {
  code: "bad_output",
  message: "Google's answer ended before the picture. Try again.",
};

/** Every reason that the API gives for an end, apart from STOP; they come with status 200. */
const FINISH_REASONS: Record<string, Reason> = {
  SAFETY: UNSAFE,
  PROHIBITED_CONTENT: UNSAFE,
  BLOCKLIST: UNSAFE,
  SPII: PRIVATE,
  RECITATION: RECITED,
  IMAGE_SAFETY: UNSAFE_PICTURE,
  IMAGE_PROHIBITED_CONTENT: UNSAFE_PICTURE,
  IMAGE_RECITATION: RECITED,
  IMAGE_OTHER: NO_PICTURE,
  NO_IMAGE: NO_PICTURE,
  LANGUAGE,
  OTHER: NO_PICTURE,
  MAX_TOKENS: CUT_OFF,
  CONTINUATION: CUT_OFF,
  MALFORMED_RESPONSE: CUT_OFF,
  MALFORMED_FUNCTION_CALL: CUT_OFF,
  UNEXPECTED_TOOL_CALL: CUT_OFF,
  TOO_MANY_TOOL_CALLS: CUT_OFF,
  FINISH_REASON_UNSPECIFIED: NO_PICTURE,
};

const QUOTE_MAX_LENGTH = 200;

/**
 * The finished pictures of an answer with status 200. A picture that came is kept, whatever else the answer says.
 * @throws {ProviderError} content_blocked for a refusal, bad_output for an answer without a picture
 */
export function readAnswer(json: unknown): Pictures {
  const { data: answer } = Answer.safeParse(json);
  const parts = answer?.candidates?.flatMap(({ content }) => content?.parts ?? []) ?? [];
  const bytes = parts
    .filter(({ thought }) => !thought)
    .map(({ inlineData }) => Buffer.from(inlineData?.data ?? "", "base64"))
    .filter(({ length }) => length > 0);
  if (answer && bytes.length > 0) {
    return { bytes, usage: answer.usageMetadata, responseId: answer.responseId };
  }
  const { code, message } = answer ? reasonOf(answer, wordsOf(parts)) : CUT_OFF;
  throw new ProviderError(code, message, {
    charged: chargedOf(answer),
    ...(answer?.responseId && { providerRequestId: answer.responseId }),
  });
}

function reasonOf({ promptFeedback, candidates }: Answer, words: string): Reason {
  if (promptFeedback?.blockReason) return UNSAFE;
  const finishReason = candidates?.find((candidate) => candidate.finishReason)?.finishReason ?? "";
  const known = Object.hasOwn(FINISH_REASONS, finishReason) ? FINISH_REASONS[finishReason] : undefined;
  if (known?.code === "content_blocked" || !words) return known ?? NO_PICTURE;
  return { code: "bad_output", message: `Google answered in words instead of a picture: “${words}”` };
}

function wordsOf(parts: z.infer<typeof Part>[]): string {
  const said = parts.filter(({ thought }) => !thought).map(({ text }) => text ?? "");
  const words = said.join(" ").replaceAll(/\s+/g, " ").trim();
  return words.length > QUOTE_MAX_LENGTH ? `${words.slice(0, QUOTE_MAX_LENGTH - 1)}…` : words;
}

/** Every answer with status 200 is billed by the tokens in it; whether a filter's is, Google does not say. */
function chargedOf(answer: Answer | undefined): Charged {
  return (answer?.usageMetadata?.candidatesTokenCount ?? 0) > 0 ? "yes" : "unknown";
}
