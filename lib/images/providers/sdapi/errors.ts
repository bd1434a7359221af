import { z } from "zod";
import type { GenerationErrorCode } from "#lib/images/constants.ts";
import { outboundFailure } from "#lib/images/providers/outbound-failure.ts";
import { retryAfterMs } from "#lib/images/providers/retry-after.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { vendorSentence } from "#lib/images/providers/vendor-sentence.ts";

/** `status` of the answer, to tell what a server lacks from what went wrong. */
export class SdapiError extends ProviderError {
  readonly status: number | undefined;

  constructor(
    code: GenerationErrorCode,
    message: string,
    { status, retryAfterMs, cause }: { status?: number; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    // Nobody bills for a server of one's own.
    super(code, message, { charged: "no", retryAfterMs, cause });
    this.status = status;
  }
}

/** A1111 `{error, detail, body, errors}`, FastAPI `{detail}`, sd-server `{error}`, KoboldCpp `{detail: {msg}}`. */
const Refusal = z.looseObject({
  error: z.string().catch(""),
  errors: z.string().catch(""),
  detail: z
    .union([
      z.string(),
      z.object({ msg: z.string() }).transform(({ msg }) => msg),
      z.array(z.object({ msg: z.string() })).transform((list) => list.map(({ msg }) => msg).join("; ")),
    ])
    .catch(""),
});

const OUT_OF_MEMORY = /out of memory|OutOfMemory/i;

/** What an answer other than 2xx means. A 500 is never quoted: it tells of paths on that machine. */
export function refusal(
  status: number,
  headers: Headers,
  text: string,
  { secrets }: { secrets: readonly string[] },
): SdapiError {
  const { error, errors, detail } = Refusal.safeParse(json(text)).data ?? {
    error: "",
    errors: "",
    detail: "",
  };
  const make = (code: GenerationErrorCode, message: string) =>
    new SdapiError(code, message, { status, retryAfterMs: retryAfterMs(headers) });
  if (status === 401 || status === 403) {
    return make("auth", "The image server did not accept the name and password. Check them in the settings.");
  }
  if (OUT_OF_MEMORY.test(`${error} ${errors} ${detail}`)) {
    return make(
      "invalid_request",
      "The image server ran out of graphics memory. Choose a smaller size or model and try again.",
    );
  }
  if (status === 429 || (status === 503 && /busy/i.test(detail))) {
    return make("rate_limited", "The image server is busy with other pictures. Try again shortly.");
  }
  if (/model not found/i.test(detail)) return make("unknown_model", goneMessage("this checkpoint"));
  if (status === 404 && !/\S+ not found/i.test(detail)) return noApi(status);
  if (status === 408 || status === 504) return make("timeout", "The image server took too long. Try again.");
  if (status >= 500) return make("unavailable", "The image server had a problem of its own. Try again.");
  const sentence = vendorSentence(detail || error, secrets);
  return make("invalid_request", `The image server refused the request${sentence}`);
}

/** @returns what to throw for `error`, which ended a call without a readable answer. */
export function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return new SdapiError("timeout", "The image server did not answer in time. Try again.", { cause: error });
  }
  const failure = outboundFailure(error, "The image server");
  if (!failure) return unreadable(error);
  const isAway = failure.code === "unavailable" && failure.charged === "no";
  return new SdapiError(failure.code, isAway ? UNREACHABLE : failure.message, { cause: error });
}

const UNREACHABLE = "The image server could not be reached. Check that it is running, then try again.";

/** A web page, another software, or A1111 started without its API. */
export function noApi(status?: number): SdapiError {
  return new SdapiError(
    "unavailable",
    "The server answers, but has no image API there. Check the address; A1111 and Forge need --api.",
    { status },
  );
}

export function unreadable(cause?: unknown): SdapiError {
  return new SdapiError("bad_output", "The image server's answer could not be read. Try again.", { cause });
}

export function noPicture(): SdapiError {
  return new SdapiError("bad_output", "The image server answered without a picture. Try again.");
}

export function modelGone(label: string): SdapiError {
  return new SdapiError("unknown_model", goneMessage(label));
}

function goneMessage(what: string): string {
  return `The image server does not have ${what} any more. Choose another model.`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
