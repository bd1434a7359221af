import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import type { Charged, GenerationErrorCode } from "#lib/images/constants.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { vendorSentence, withoutSecrets } from "./vendor-sentence.ts";

type Failure = { code: GenerationErrorCode; message: string; charged: Charged };

/** Codes that say more than the status does. They also come inside a stream, where there is no status. */
const BY_CODE: Record<string, Pick<Failure, "code" | "message">> = {
  moderation_blocked: {
    code: "content_blocked",
    message: "OpenAI's safety system refused this request. Change the prompt or the picture and try again.",
  },
  insufficient_quota: {
    code: "out_of_credit",
    message: "The OpenAI account has no credit left. Add credit there, then try again.",
  },
  rate_limit_exceeded: {
    code: "rate_limited",
    message: "OpenAI takes no more pictures from this account for a moment. Try again shortly.",
  },
  model_not_found: {
    code: "unknown_model",
    message: "OpenAI does not know this model, or not for the account in use. Choose another model.",
  },
  invalid_api_key: {
    code: "auth",
    message: "OpenAI did not accept the API key. Check the key in the server's settings.",
  },
};

const SAME_AS: Record<string, string> = {
  content_policy_violation: "moderation_blocked",
  billing_hard_limit_reached: "insufficient_quota",
  billing_not_active: "insufficient_quota",
};

const BY_STATUS: Record<number, string> = {
  401: "invalid_api_key",
  402: "insufficient_quota",
  404: "model_not_found",
  429: "rate_limit_exceeded",
};

const NOT_PERMITTED: Failure = {
  code: "auth",
  message: "The OpenAI account may not do this. Check its permissions and whether it is verified.",
  charged: "no",
};
const UNAVAILABLE: Failure = {
  code: "unavailable",
  message: "OpenAI had a problem of its own. Try again.",
  charged: "unknown",
};
const TIMED_OUT: Failure = {
  code: "timeout",
  message: "OpenAI took too long to answer. Try again.",
  charged: "unknown",
};
const UNREACHABLE: Failure = {
  code: "unavailable",
  message: "OpenAI could not be reached. Check the server's connection, then try again.",
  charged: "no",
};
const BROKEN_OFF: Failure = {
  code: "unavailable",
  message: "The connection broke before OpenAI's answer was complete. Try again.",
  charged: "unknown",
};
const UNREADABLE: Failure = {
  code: "bad_output",
  message: "OpenAI's answer could not be read. Try again.",
  charged: "unknown",
};

/** Causes that show that nothing was sent, so that nothing can have been billed. */
const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Whatever a call threw, in our words. `secrets` are cut out of what is quoted from the server. */
export function toProviderError(
  error: unknown,
  secrets: readonly string[],
  requestId?: string,
): ProviderError {
  if (error instanceof ProviderError) return error;
  const { code, message, charged } = failureOf(error, secrets);
  return new ProviderError(code, message, {
    charged,
    retryAfterMs: error instanceof APIError ? retryAfterMs(error.headers) : undefined,
    providerRequestId: (error instanceof APIError && error.requestID) || requestId,
    cause: loggable(error, secrets),
  });
}

export function cutOff(requestId: string | undefined): ProviderError {
  return new ProviderError("unavailable", "OpenAI's answer was cut off before the picture. Try again.", {
    charged: "unknown",
    providerRequestId: requestId,
  });
}

export function noPicture(requestId: string | undefined): ProviderError {
  return new ProviderError("bad_output", "OpenAI answered without a picture. Try again.", {
    charged: "unknown",
    providerRequestId: requestId,
  });
}

function failureOf(error: unknown, secrets: readonly string[]): Failure {
  if (error instanceof APIConnectionError) return connectionFailure(error);
  if (error instanceof APIError) return answeredFailure(error, secrets);
  return error instanceof SyntaxError ? UNREADABLE : BROKEN_OFF;
}

function connectionFailure(error: APIConnectionError): Failure {
  if (causes(error).some((cause) => NOT_SENT.has(codeOf(cause)))) return UNREACHABLE;
  return error instanceof APIConnectionTimeoutError ? TIMED_OUT : BROKEN_OFF;
}

function answeredFailure(error: APIError, secrets: readonly string[]): Failure {
  const { status } = error;
  const known = knownFailure(error);
  if (known) return { ...known, charged: chargedOf(error) };
  if (status === 403) return NOT_PERMITTED;
  if (status === 408) return TIMED_OUT;
  if (status === undefined || status >= 500) return UNAVAILABLE;
  const sentence = vendorSentence(error.error, secrets);
  return { code: "invalid_request", message: `OpenAI refused the request${sentence}`, charged: "no" };
}

function knownFailure({ code, type, status }: APIError): Pick<Failure, "code" | "message"> | undefined {
  const names = [code, type, BY_STATUS[status ?? 0]].map((name) => SAME_AS[name ?? ""] ?? name);
  const name = names.find((candidate) => candidate && Object.hasOwn(BY_CODE, candidate));
  return name ? BY_CODE[name] : undefined;
}

/** A refusal costs nothing, unless it came in the middle of the work or was of the finished picture. */
function chargedOf({ status, error }: APIError): Charged {
  if (status === undefined || status >= 500) return "unknown";
  return moderationStage(error) === "output" ? "unknown" : "no";
}

function moderationStage(body: unknown): unknown {
  const details = field(body, "moderation_details");
  return field(details, "moderation_stage");
}

/** Causes are logged, and what a server answers may repeat the key. */
function loggable(error: unknown, secrets: readonly string[]): unknown {
  const isAnswer = error instanceof APIError && !(error instanceof APIConnectionError);
  return isAnswer ? new Error(withoutSecrets(error.message, secrets)) : error;
}

function retryAfterMs(headers: Headers | undefined): number | undefined {
  const ms = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  if (ms >= 0) return Math.ceil(ms);
  const value = headers?.get("retry-after") ?? "";
  const waitMs = /^[\d.]+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return waitMs >= 0 ? Math.ceil(waitMs) : undefined;
}

/** An error and what it wraps; a host with several addresses fails with one error for each. */
function causes(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors : [];
  return [error, ...inner, ...causes(error.cause)];
}

function codeOf(error: unknown): string {
  return String(field(error, "code") ?? "");
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
