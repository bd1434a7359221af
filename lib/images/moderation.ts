import OpenAI from "openai";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { outboundFetch } from "#lib/outbound.ts";
import type { GenerationParams } from "./schemas.ts";

const TIMEOUT_MS = 8000;

/**
 * Refuses prompts that this installation does not want, before anything is written or paid.
 * @throws {AppError} content_blocked, or unavailable when the check itself could not be made
 */
export async function assertAllowed(texts: string[]): Promise<void> {
  const text = texts.filter(Boolean).join("\n");
  if (!text) return;
  if (containsBlockedWord(text, env().MODERATION_BLOCKED_WORDS)) throw blocked();
  const apiKey = env().OPENAI_API_KEY;
  if (apiKey && env().MODERATION_OPENAI && (await isFlaggedByOpenAi(apiKey, text))) throw blocked();
}

/** Everything that a person wrote in a request. */
export function wordsOf(request: {
  prompt: string;
  negativePrompt?: string | null | undefined;
  params: GenerationParams;
}): string[] {
  const { prompt, negativePrompt, params } = request;
  return [prompt, negativePrompt ?? "", params.searchPrompt ?? ""];
}

/** Whole words or phrases, in any case and script, so that "ass" does not block "glass". */
export function containsBlockedWord(text: string, words: readonly string[]): boolean {
  const padded = ` ${normalize(text)} `;
  return words.some((word) => padded.includes(` ${normalize(word)} `));
}

function normalize(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, " ")
    .trim();
}

async function isFlaggedByOpenAi(apiKey: string, input: string): Promise<boolean> {
  const client = new OpenAI({
    apiKey,
    baseURL: env().OPENAI_BASE_URL,
    maxRetries: 1,
    timeout: TIMEOUT_MS,
    fetch: outboundFetch({ allowPrivate: true }),
  });
  try {
    const { results } = await client.moderations.create({ model: "omni-moderation-latest", input });
    return results.some((result) => result.flagged);
  } catch (cause) {
    log({ part: "moderation" }).warn({ err: cause }, "moderation endpoint failed");
    throw new AppError(
      "unavailable",
      "The prompt could not be checked just now, so nothing was started and nothing was charged. Try again in a minute.",
      { cause, retryAfterMs: 30_000 },
    );
  }
}

function blocked(): AppError {
  return new AppError(
    "content_blocked",
    "This prompt is not allowed here. Nothing was started and nothing was charged. Change the wording and try again.",
    { fields: { prompt: "This prompt is not allowed here." } },
  );
}
