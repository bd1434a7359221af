import { z } from "zod";
import { isPicture } from "#lib/images/providers/is-picture.ts";
import { refusalError } from "#lib/images/providers/refusal-error.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { type Answer, type Api, jsonOf } from "./api.ts";

/** `seed` is null where the answer does not tell it. */
export type Picture = { bytes: Buffer; seed: number | null };

/** What the vendor says under any status but 200. `id` is what its support asks for. */
const Refusal = z.object({
  id: z.string().optional(),
  name: z.string().optional().catch(undefined),
  errors: z.array(z.string()).catch([]),
});

const JsonPicture = z.object({
  image: z.string(),
  finish_reason: z.string().optional(),
  seed: z.number().optional().catch(undefined),
});

/** "You have been timed out for 60 seconds", says the rate limit, and sends no header. */
const TIMED_OUT_MS = 60_000;

/**
 * The picture of an answer: its bytes with the facts in headers, or JSON with all of it. A picture that the filter held
 * back comes blurred, as if it were a success.
 * @throws {ProviderError}
 */
export async function readPicture(api: Api, answer: Answer): Promise<Picture> {
  const { status, headers, bytes, providerRequestId } = answer;
  if (status !== 200) throw refused(api, answer);
  const json = JsonPicture.safeParse(
    headers.get("content-type")?.includes("json") ? jsonOf(answer) : null,
  ).data;
  const finishReason = json?.finish_reason ?? headers.get("finish-reason");
  if (finishReason === "CONTENT_FILTERED") {
    const message =
      "Stability AI's filter held back the picture that was made. Change the prompt and try again.";
    throw new ProviderError("content_blocked", message, { charged: "unknown", providerRequestId });
  }
  const picture = json ? Buffer.from(json.image, "base64") : bytes;
  if (!(await isPicture(picture))) {
    const message = "Stability AI answered without a picture. Try again.";
    throw new ProviderError("bad_output", message, { charged: "unknown", providerRequestId });
  }
  return { bytes: picture, seed: json?.seed ?? seedOf(headers) };
}

/** An answer that refuses, in our words. */
export function refused({ vendor }: Api, answer: Answer): ProviderError {
  const { status, headers } = answer;
  const { id, name, errors } = Refusal.safeParse(jsonOf(answer)).data ?? { errors: [] };
  const providerRequestId = id ?? answer.providerRequestId;
  if (status === 403 && (!name || name === "content_moderation")) {
    const message =
      "Stability AI's moderation refused this request. Nothing was charged. Change the prompt or the picture and try again.";
    return new ProviderError("content_blocked", message, { charged: "no", providerRequestId });
  }
  return refusalError(vendor, {
    status,
    headers,
    body: errors.join("; "),
    ...(status === 429 && !headers.has("retry-after") && { retryAfterMs: TIMED_OUT_MS }),
    providerRequestId,
  });
}

function seedOf(headers: Headers): number | null {
  const seed = Number.parseInt(headers.get("seed") ?? "", 10);
  return seed > 0 ? seed : null;
}
