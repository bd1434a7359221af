import { z } from "zod";
import type { Charged } from "#lib/images/constants.ts";
import { chargedFor } from "#lib/images/providers/charged-for.ts";
import type { Answer } from "#lib/images/providers/job-api.ts";
import { type Reason, reasonFor } from "#lib/images/providers/refusal-error.ts";
import { retryAfterMs } from "#lib/images/providers/retry-after.ts";
import { ProviderError } from "#lib/images/providers/types.ts";

/** A list is the model's verdict on what it was given, a sentence comes from the queue. */
const ErrorBody = z.looseObject({
  detail: z.union([z.string(), z.array(z.looseObject({ msg: z.string(), type: z.string().catch("") }))]),
});

const BLOCKED: Reason = {
  code: "content_blocked",
  message:
    "fal's safety check refused this. Change the prompt or the picture; the same again is refused again.",
};
const BY_STATUS: Record<number, Reason> = {
  403: { code: "auth", message: "The fal account may not use this model. Check the key's permissions." },
  404: {
    code: "unknown_model",
    message: "fal does not offer this model, or not any more. Choose another one.",
  },
  504: { code: "timeout", message: "fal took too long to make the picture. Try again." },
};

/** An answer to a submission that is none. */
export function refusedSubmission(answer: Answer, apiKey: string): ProviderError {
  return refusal(answer, apiKey, chargedFor(answer.status));
}

/** The failure that a job ended with. fal bills no error of its own, but time that was spent before an input was refused. */
export function failedJob(answer: Answer, apiKey: string): ProviderError {
  return refusal(answer, apiKey, answer.status >= 500 && isVerdict(answer) ? "no" : "unknown");
}

/** The safety check painted the picture black. */
export function blockedPicture(): ProviderError {
  return new ProviderError(BLOCKED.code, BLOCKED.message, { charged: "unknown" });
}

export function lostJob(): ProviderError {
  const message = "fal does not know this job any more. It may have been charged; you can try again.";
  return new ProviderError("unavailable", message, { charged: "unknown" });
}

export function unreadable(cause?: unknown): ProviderError {
  const message = "fal's answer could not be read, or had no picture in it. Try again.";
  return new ProviderError("bad_output", message, { charged: "unknown", cause });
}

/** Whether fal itself says what is wrong, rather than something on the way to it. */
export function isVerdict({ body }: Answer): boolean {
  return ErrorBody.safeParse(body).success;
}

function refusal({ status, headers, body }: Answer, apiKey: string, charged: Charged): ProviderError {
  const { code, message } = reasonOf(status, body, apiKey);
  const providerRequestId = headers.get("x-fal-request-id") ?? undefined;
  return new ProviderError(code, message, {
    charged,
    retryAfterMs: retryAfterMs(headers),
    providerRequestId,
  });
}

function reasonOf(status: number, body: unknown, apiKey: string): Reason {
  const told = ErrorBody.safeParse(body).data?.detail ?? "";
  if (typeof told !== "string" && told.some(({ type }) => type === "content_policy_violation"))
    return BLOCKED;
  // A locked account is forbidden everything; only the sentence says why.
  const locked = status === 403 && typeof told === "string" && /balance|locked/i.test(told);
  const meant = locked ? 402 : status;
  return BY_STATUS[meant] ?? reasonFor({ name: "fal", secrets: [apiKey] }, meant, body);
}
