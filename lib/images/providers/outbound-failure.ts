import { OutboundError, type OutboundErrorKind } from "#lib/outbound/error.ts";
import { ProviderError } from "./types.ts";

type Words = { code: ProviderError["code"]; message: (vendor: string) => string };

const WORDS: Record<OutboundErrorKind, Words> = {
  "refused-address": {
    code: "invalid_request",
    message: (vendor) => `${vendor}'s address is not one that this server may call.`,
  },
  "too-large": { code: "bad_output", message: (vendor) => `${vendor}'s answer was too large to take.` },
  timeout: { code: "timeout", message: (vendor) => `${vendor} took too long to answer. Try again.` },
  connection: {
    code: "unavailable",
    message: (vendor) => `The connection broke before ${vendor}'s answer was complete. Try again.`,
  },
};

const UNREACHABLE = (vendor: string) =>
  `${vendor} could not be reached. Check the server's connection, then try again.`;

/** What it means that an answer did not come, or not whole, after the request had been sent. */
export function brokenCall(kind: OutboundErrorKind, vendor: string) {
  const { code, message } = WORDS[kind];
  return { code, message: message(vendor), charged: "unknown" as const };
}

/**
 * What a call that broke means; null when `error` is something else. `vendor` as people call it. SDKs wrap what their
 * `fetch` throws, so causes are looked through as well.
 */
export function outboundFailure(error: unknown, vendor: string): ProviderError | null {
  if (!(error instanceof Error)) return null;
  if (!(error instanceof OutboundError)) return outboundFailure(error.cause, vendor);
  const { code, message } = WORDS[error.kind];
  const sentence = error.kind === "connection" && !error.sent ? UNREACHABLE(vendor) : message(vendor);
  return new ProviderError(code, sentence, { charged: error.sent ? "unknown" : "no", cause: error });
}
