import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import type { Charged, GenerationErrorCode } from "#lib/images/constants.ts";
import { chargedFor } from "#lib/images/providers/charged-for.ts";
import { brokenCall, outboundFailure } from "#lib/images/providers/outbound-failure.ts";
import { type Reason, reasonFor, type Vendor } from "#lib/images/providers/refusal-error.ts";
import { retryAfterMs } from "#lib/images/providers/retry-after.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { vendorSentence, withoutSecrets } from "../vendor-sentence.ts";

type Failure = { code: GenerationErrorCode; message: string; charged: Charged };

/**
 * Codes that say more than the status does, and the status that means the same. They also come inside a stream, where there
 * is no status.
 */
const BY_CODE = new Map<string, number | "blocked">([
  ["moderation_blocked", "blocked"],
  ["content_policy_violation", "blocked"],
  ["insufficient_quota", 402],
  ["billing_hard_limit_reached", 402],
  ["billing_not_active", 402],
  ["rate_limit_exceeded", 429],
  ["model_not_found", 404],
  ["invalid_api_key", 401],
]);

/** Whatever a call threw, in our words. */
export function toProviderError(error: unknown, vendor: Vendor, requestId?: string): ProviderError {
  if (error instanceof ProviderError) return error;
  const { code, message, charged } = failureOf(error, vendor);
  return new ProviderError(code, message, {
    charged,
    retryAfterMs: error instanceof APIError ? waitMs(error.headers) : undefined,
    providerRequestId: (error instanceof APIError && error.requestID) || requestId,
    cause: loggable(error, vendor.secrets),
  });
}

export function cutOff({ name }: Vendor, requestId: string | undefined): ProviderError {
  return new ProviderError("unavailable", `${name}'s answer was cut off before the picture. Try again.`, {
    charged: "unknown",
    providerRequestId: requestId,
  });
}

export function noPicture({ name }: Vendor, requestId: string | undefined): ProviderError {
  return new ProviderError("bad_output", `${name} answered without a picture. Try again.`, {
    charged: "unknown",
    providerRequestId: requestId,
  });
}

function failureOf(error: unknown, vendor: Vendor): Failure {
  const broken = outboundFailure(error, vendor.name);
  if (broken) return broken;
  if (error instanceof APIConnectionTimeoutError) return brokenCall("timeout", vendor.name);
  if (error instanceof APIConnectionError) return brokenCall("connection", vendor.name);
  if (error instanceof APIError) return answeredFailure(error, vendor);
  if (error instanceof SyntaxError) {
    return {
      code: "bad_output",
      message: `${vendor.name}'s answer could not be read. Try again.`,
      charged: "unknown",
    };
  }
  return brokenCall("connection", vendor.name);
}

function answeredFailure(error: APIError, { name, secrets }: Vendor): Failure {
  const { status } = error;
  const known = knownReason(error, { name, secrets });
  if (known) return { ...known, charged: chargedOf(error) };
  if (status === 403) {
    const message = `The ${name} account may not do this. Check its permissions and whether it is verified.`;
    return { code: "auth", message, charged: "no" };
  }
  if (status === 408) return brokenCall("timeout", name);
  const sentence = vendorSentence(error.error, secrets);
  if (status === 404) {
    const message = `${name} does not know this model, or cannot do this with it${sentence}`;
    return { code: "unknown_model", message, charged: "no" };
  }
  if (status === undefined || status >= 500) {
    const message = `${name} had a problem of its own${sentence} Try again.`;
    return { code: "unavailable", message, charged: chargedOf(error) };
  }
  return { code: "invalid_request", message: `${name} refused the request${sentence}`, charged: "no" };
}

function knownReason({ code, type, status = 0 }: APIError, vendor: Vendor): Reason | undefined {
  const named = [code, type].map((name) => BY_CODE.get(name ?? "")).find((meant) => meant !== undefined);
  if (named === "blocked") {
    const message = `${vendor.name}'s safety system refused this request. Change the prompt or the picture and try again.`;
    return { code: "content_blocked", message };
  }
  const meant = named ?? ([401, 402, 429].includes(status) ? status : undefined);
  return meant === undefined ? undefined : reasonFor(vendor, meant, undefined);
}

/** A refusal costs nothing, unless it came in the middle of the work or was of the finished picture. */
function chargedOf({ status, error }: APIError): Charged {
  // Inside a stream there is no status, and the work had begun.
  if (status === undefined || moderationStage(error) === "output") return "unknown";
  return chargedFor(status);
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

function waitMs(headers: Headers | undefined): number | undefined {
  const ms = Number.parseFloat(headers?.get("retry-after-ms") ?? "");
  return ms >= 0 ? Math.ceil(ms) : retryAfterMs(headers);
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
