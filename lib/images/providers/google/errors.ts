import { z } from "zod";
import type { Charged, GenerationErrorCode } from "#lib/images/constants.ts";
import { outboundFailure } from "#lib/images/providers/outbound-failure.ts";
import { retryAfterMs } from "#lib/images/providers/retry-after.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { vendorSentence, withoutSecrets } from "#lib/images/providers/vendor-sentence.ts";

/** Google's error body; `details` are of many types, told apart by `@type`. */
const ErrorBody = z.looseObject({
  error: z.looseObject({
    message: z.string().catch(""),
    status: z.string().catch(""),
    details: z
      .array(
        z.looseObject({
          reason: z.string().optional(),
          retryDelay: z.string().optional(),
          violations: z.array(z.looseObject({ quotaId: z.string().optional() })).optional(),
        }),
      )
      .catch([]),
  }),
});
type Told = z.infer<typeof ErrorBody>["error"];

type Failure = { code: GenerationErrorCode; message: string; charged: Charged };

const WRONG_KEY: Failure = {
  code: "auth",
  message: "Google did not accept the API key. Check the key in the server's settings.",
  charged: "no",
};
const NOT_PERMITTED: Failure = {
  code: "auth",
  message: "The Google account may not do this. Check the key's permissions, billing and country.",
  charged: "no",
};
const UNKNOWN_MODEL: Failure = {
  code: "unknown_model",
  message: "Google does not offer this model, or not any more. Choose another model.",
  charged: "no",
};
const RATE_LIMITED: Failure = {
  code: "rate_limited",
  message: "Google takes no more pictures from this account for a moment. Try again shortly.",
  charged: "no",
};
const QUOTA_USED: Failure = {
  code: "out_of_credit",
  message: "The Google account's quota for this model is used up for today, or it has none. Check its plan.",
  charged: "no",
};
const TIMED_OUT: Failure = {
  code: "timeout",
  message: "Google took too long to make the picture. Try again.",
  charged: "unknown",
};
const OVERLOADED: Failure = {
  code: "unavailable",
  message: "Google has too much to do at the moment. Try again shortly.",
  charged: "no",
};
const UNAVAILABLE: Failure = {
  code: "unavailable",
  message: "Google had a problem of its own. Try again.",
  charged: "unknown",
};
const UNREADABLE: Failure = {
  code: "bad_output",
  message: "Google's answer could not be read. Try again.",
  charged: "unknown",
};

/** An answer with another status than 200. `body` is its text. */
export function refusalOf(
  { status, headers }: { status: number; headers: Headers },
  body: string,
  secrets: readonly string[],
): ProviderError {
  const told = parse(body);
  const { code, message, charged } = failureOf(status, told, secrets);
  return new ProviderError(code, message, {
    charged,
    retryAfterMs: waitMs(headers, told),
    // For the log; what a server answers may repeat the key.
    cause: new Error(withoutSecrets(`${status} ${told?.status ?? ""} ${told?.message ?? ""}`, secrets)),
  });
}

/** Whatever a call threw, in our words. */
export function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const failure = outboundFailure(error, "Google");
  if (failure) return failure;
  const { code, message, charged } = UNREADABLE;
  return new ProviderError(code, message, { charged, cause: error });
}

function parse(body: string): Told | null {
  try {
    return ErrorBody.parse(JSON.parse(body)).error;
  } catch {
    return null;
  }
}

function failureOf(status: number, told: Told | null, secrets: readonly string[]): Failure {
  // A wrong key is a bad request to Google.
  if (status === 401 || told?.details.some(({ reason }) => reason?.startsWith("API_KEY_"))) return WRONG_KEY;
  if (status === 403 || told?.status === "FAILED_PRECONDITION") return NOT_PERMITTED;
  if (status === 402) return QUOTA_USED;
  if (status === 404) return UNKNOWN_MODEL;
  if (status === 429) return told && isLastingQuota(told) ? QUOTA_USED : RATE_LIMITED;
  if (status === 504 || status === 408) return TIMED_OUT;
  // Google bills no call that it answers with an error of its own; a gateway in between does not know.
  if (status >= 500)
    return told ? { ...OVERLOADED, ...(status !== 503 && { message: UNAVAILABLE.message }) } : UNAVAILABLE;
  const sentence = vendorSentence(told ?? "", secrets);
  return { code: "invalid_request", message: `Google refused the request${sentence}`, charged: "no" };
}

/** A quota of a day, or of nothing at all, which waiting for a minute does not bring back. */
function isLastingQuota({ message, details }: Told): boolean {
  const quotaIds = details.flatMap(({ violations }) => violations ?? []).map(({ quotaId }) => quotaId ?? "");
  return quotaIds.some((id) => id.includes("PerDay")) || /\blimit: 0\b/.test(message);
}

/** `34.5s` in the details, where the header is missing. */
function waitMs(headers: Headers, told: Told | null): number | undefined {
  const delay = told?.details.find(({ retryDelay }) => retryDelay)?.retryDelay;
  const seconds = Number.parseFloat(delay ?? "");
  return retryAfterMs(headers) ?? (seconds >= 0 ? Math.ceil(seconds * 1000) : undefined);
}
