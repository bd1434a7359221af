import { z } from "zod";
import type { Charged } from "#lib/images/constants.ts";
import type { Answer, JobApi } from "#lib/images/providers/job-api.ts";
import { type Reason, reasonFor } from "#lib/images/providers/refusal-error.ts";
import { retryAfterMs } from "#lib/images/providers/retry-after.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { vendorSentence } from "#lib/images/providers/vendor-sentence.ts";

/** Seconds; some answers have the header, some the field. */
const Wait = z.looseObject({ retry_after: z.number().min(0) });
/** Words of the models' safety checks; E005 is the number that the newer ones say. */
const BLOCKED = /nsfw|sensitive|flagged|safety|moderat|\bE005\b/i;

const BY_STATUS: Record<number, Reason> = {
  401: { code: "auth", message: "Replicate did not accept the token. Check it in the server's settings." },
  403: { code: "auth", message: "The Replicate account may not use this model. Check the token." },
  404: {
    code: "unknown_model",
    message: "Replicate does not offer this model, or not any more. Choose another one.",
  },
};

/** An answer that is not what was asked for. @param charged what it is when the answer does not say that nothing was made */
export function refusal(
  { status, headers, body }: Answer,
  { apiKey }: JobApi,
  charged: Charged,
): ProviderError {
  const { code, message } =
    BY_STATUS[status] ?? reasonFor({ name: "Replicate", secrets: [apiKey] }, status, body);
  const seconds = Wait.safeParse(body).data?.retry_after;
  return new ProviderError(code, message, {
    charged,
    retryAfterMs: retryAfterMs(headers) ?? (seconds && Math.ceil(seconds * 1000)),
  });
}

/** A prediction that ended without a picture. Refusals cost what was worked on them, and only the models know that. */
export function failedPrediction(error: string, { apiKey }: JobApi): ProviderError {
  if (BLOCKED.test(error)) {
    const message =
      "The model's safety check refused this. Change the prompt or the picture; the same again is refused again.";
    return new ProviderError("content_blocked", message, { charged: "unknown" });
  }
  const message = `The model failed at Replicate${vendorSentence(error, [apiKey])} It may have been charged; you can try again.`;
  return new ProviderError("unavailable", message, { charged: "unknown" });
}

/** Past its deadline, before it began (which costs nothing) or after, or stopped by somebody at Replicate. */
export function stoppedPrediction(status: "canceled" | "aborted"): ProviderError {
  return status === "aborted"
    ? new ProviderError("timeout", "Replicate did not begin in time. Nothing was charged; try again.", {
        charged: "no",
      })
    : new ProviderError("timeout", "It was stopped at Replicate before it was finished.", { charged: "yes" });
}

export function lostPrediction(): ProviderError {
  const message =
    "Replicate does not know this prediction any more. It may have been charged; you can try again.";
  return new ProviderError("unavailable", message, { charged: "unknown" });
}

export function unreadable(cause?: unknown): ProviderError {
  const message = "Replicate's answer could not be read, or had no picture in it. Try again.";
  return new ProviderError("bad_output", message, { charged: "unknown", cause });
}
