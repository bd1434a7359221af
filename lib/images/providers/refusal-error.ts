import type { GenerationErrorCode } from "#lib/images/constants.ts";
import { chargedFor } from "./charged-for.ts";
import { retryAfterMs } from "./retry-after.ts";
import { ProviderError } from "./types.ts";
import { vendorSentence } from "./vendor-sentence.ts";

/** Who is spoken of in messages, and what must not show up in them. */
export type Vendor = { name: string; secrets: readonly string[] };

/** An answer that is no success. `body` as far as it could be read. */
type Refusal = {
  status: number;
  headers: Headers;
  body: unknown;
  /** Where it is said elsewhere than in `Retry-After`. */
  retryAfterMs?: number;
  providerRequestId?: string;
};

export type Reason = { code: GenerationErrorCode; message: string };

/** What a status means with every vendor that is called here; all others need the vendor's own words. */
const BY_STATUS: Record<number, (name: string) => Reason> = {
  401: wrongKey,
  402: (name) => ({
    code: "out_of_credit",
    message: `The ${name} account has no credit left. Add credit there, then try again.`,
  }),
  403: wrongKey,
  404: (name) => ({
    code: "unknown_model",
    message: `${name} does not know this model, or not for the account in use. Choose another model.`,
  }),
  408: tooSlow,
  413: (name) => ({
    code: "invalid_request",
    message: `The pictures are too large for ${name}. Use smaller ones.`,
  }),
  429: (name) => ({
    code: "rate_limited",
    message: `${name} takes no more pictures from this account for a moment. Try again shortly.`,
  }),
};

/** A refusal in our words. */
export function refusalError(vendor: Vendor, refusal: Refusal): ProviderError {
  const { status, headers, body, providerRequestId } = refusal;
  const { code, message } = reasonFor(vendor, status, body);
  return new ProviderError(code, message, {
    charged: chargedFor(status),
    retryAfterMs: refusal.retryAfterMs ?? retryAfterMs(headers),
    providerRequestId,
  });
}

/** Why an answer with such a status is a refusal, as far as all vendors mean the same by it. */
export function reasonFor(vendor: Vendor, status: number, body: unknown): Reason {
  return BY_STATUS[status]?.(vendor.name) ?? ownWords(vendor, status, body);
}

function ownWords(vendor: Vendor, status: number, body: unknown): Reason {
  if (status >= 500) {
    return { code: "unavailable", message: `${vendor.name} had a problem of its own. Try again.` };
  }
  if (status < 400)
    return { code: "bad_output", message: `${vendor.name}'s answer could not be read. Try again.` };
  const sentence = vendorSentence(body, vendor.secrets);
  return { code: "invalid_request", message: `${vendor.name} refused the request${sentence}` };
}

function wrongKey(name: string): Reason {
  return {
    code: "auth",
    message: `${name} did not accept the API key. Check the key in the server's settings.`,
  };
}

function tooSlow(name: string): Reason {
  return { code: "timeout", message: `${name} took too long to answer. Try again.` };
}
