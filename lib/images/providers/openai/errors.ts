import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import type { Charged, GenerationErrorCode } from "#lib/images/constants.ts";
import { chargedFor } from "#lib/images/providers/charged-for.ts";
import { outboundFailure } from "#lib/images/providers/outbound-failure.ts";
import { retryAfterMs } from "#lib/images/providers/retry-after.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { vendorSentence, withoutSecrets } from "../vendor-sentence.ts";

type Failure = { code: GenerationErrorCode; message: string; charged: Charged };
type Known = { code: GenerationErrorCode; say: (name: string) => string };

/** Whose failures they are: `name` is what people call it, `secrets` are cut out of what is quoted from it. */
export type Blamed = { name: string; secrets: readonly string[] };

/** Codes that say more than the status does. They also come inside a stream, where there is no status. */
const BY_CODE: Record<string, Known> = {
  moderation_blocked: {
    code: "content_blocked",
    say: (name) =>
      `${name}'s safety system refused this request. Change the prompt or the picture and try again.`,
  },
  insufficient_quota: {
    code: "out_of_credit",
    say: (name) => `The ${name} account has no credit left. Add credit there, then try again.`,
  },
  rate_limit_exceeded: {
    code: "rate_limited",
    say: (name) => `${name} takes no more pictures from this account for a moment. Try again shortly.`,
  },
  model_not_found: {
    code: "unknown_model",
    say: (name) => `${name} does not know this model, or not for the account in use. Choose another model.`,
  },
  invalid_api_key: {
    code: "auth",
    say: (name) => `${name} did not accept the API key. Check the key in the server's settings.`,
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
  429: "rate_limit_exceeded",
};

/** Whatever a call threw, in our words. */
export function toProviderError(error: unknown, blamed: Blamed, requestId?: string): ProviderError {
  if (error instanceof ProviderError) return error;
  const { code, message, charged } = failureOf(error, blamed);
  return new ProviderError(code, message, {
    charged,
    retryAfterMs: error instanceof APIError ? waitMs(error.headers) : undefined,
    providerRequestId: (error instanceof APIError && error.requestID) || requestId,
    cause: loggable(error, blamed.secrets),
  });
}

export function cutOff({ name }: Blamed, requestId: string | undefined): ProviderError {
  return new ProviderError("unavailable", `${name}'s answer was cut off before the picture. Try again.`, {
    charged: "unknown",
    providerRequestId: requestId,
  });
}

export function noPicture({ name }: Blamed, requestId: string | undefined): ProviderError {
  return new ProviderError("bad_output", `${name} answered without a picture. Try again.`, {
    charged: "unknown",
    providerRequestId: requestId,
  });
}

function failureOf(error: unknown, blamed: Blamed): Failure {
  const broken = outboundFailure(error, blamed.name);
  if (broken) return broken;
  if (error instanceof APIConnectionTimeoutError) return timedOut(blamed);
  if (error instanceof APIConnectionError) return brokenOff(blamed);
  if (error instanceof APIError) return answeredFailure(error, blamed);
  if (error instanceof SyntaxError) {
    return {
      code: "bad_output",
      message: `${blamed.name}'s answer could not be read. Try again.`,
      charged: "unknown",
    };
  }
  return brokenOff(blamed);
}

function answeredFailure(error: APIError, { name, secrets }: Blamed): Failure {
  const { status } = error;
  const known = knownFailure(error);
  if (known) return { code: known.code, message: known.say(name), charged: chargedOf(error) };
  if (status === 403) {
    const message = `The ${name} account may not do this. Check its permissions and whether it is verified.`;
    return { code: "auth", message, charged: "no" };
  }
  if (status === 408) return timedOut({ name, secrets });
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

function timedOut({ name }: Blamed): Failure {
  return { code: "timeout", message: `${name} took too long to answer. Try again.`, charged: "unknown" };
}

function brokenOff({ name }: Blamed): Failure {
  const message = `The connection broke before ${name}'s answer was complete. Try again.`;
  return { code: "unavailable", message, charged: "unknown" };
}

function knownFailure({ code, type, status }: APIError): Known | undefined {
  const names = [code, type, BY_STATUS[status ?? 0]].map((name) => SAME_AS[name ?? ""] ?? name);
  const name = names.find((candidate) => candidate && Object.hasOwn(BY_CODE, candidate));
  return name ? BY_CODE[name] : undefined;
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
