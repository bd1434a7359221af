import type { Charged } from "#lib/images/constants.ts";
import { outboundFailure } from "#lib/images/providers/outbound-failure.ts";
import { refusalError, type Vendor } from "#lib/images/providers/refusal-error.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { withoutSecrets } from "#lib/images/providers/vendor-sentence.ts";
import type { Ai } from "./load.ts";

const MODERATION = /content[ _-]?(policy|filter|violation)|moderat|safety system|nsfw/i;
const WRONG_KEY = /api[ _-]?key/i;
const NO_CREDIT = /credits?\b|spending limit|insufficient|balance|billing/i;

type Answer = { status: number; headers: Headers; text: string };

/** Whatever a call by the SDK threw, in our words. `refused`: the vendor said that asking again does not help. */
export function toProviderError(
  error: unknown,
  { ai, vendor, refused }: { ai: Ai; vendor: Vendor; refused: boolean },
): ProviderError {
  if (error instanceof ProviderError) return error;
  const broken = outboundFailure(error, vendor.name);
  if (broken) return broken;
  if (ai.NoImageGeneratedError.isInstance(error)) {
    return refused ? blocked(vendor, "unknown") : noPicture(vendor);
  }
  const answer = answerOf(error, ai);
  if (answer && answer.status >= 400) return refusalOf(vendor, answer);
  const message = error instanceof Error ? error.message : "";
  if (MODERATION.test(message)) return blocked(vendor, "unknown");
  // Prompt and pictures are in the SDK's errors: only the words go to the log.
  const cause = new Error(withoutSecrets(message, vendor.secrets));
  const timedOut = /timed out/i.test(message);
  return new ProviderError(
    timedOut ? "timeout" : "bad_output",
    timedOut
      ? `${vendor.name} took too long to answer. Try again.`
      : `${vendor.name}'s answer could not be read. Try again.`,
    { charged: "unknown", cause },
  );
}

/** An answer that is no success, whose body is `text`. */
export function refusalOf(vendor: Vendor, { status, headers, text }: Answer): ProviderError {
  const providerRequestId = headers.get("x-request-id") ?? undefined;
  const body = sentenceIn(text);
  const said = typeof body === "string" ? body : JSON.stringify(body ?? "");
  if (status < 500 && MODERATION.test(said)) return blocked(vendor, "no");
  const refusal = (as: number) => refusalError(vendor, { status: as, headers, body, providerRequestId });
  // Some say these with a status that means something else.
  if (status < 500 && NO_CREDIT.test(said)) return refusal(402);
  if (status === 400 && WRONG_KEY.test(said)) return refusal(401);
  return refusal(status);
}

function answerOf(error: unknown, ai: Ai): Answer | null {
  if (ai.APICallError.isInstance(error)) {
    const { statusCode = 0, responseHeaders, responseBody = "" } = error;
    return { status: statusCode, headers: new Headers(responseHeaders), text: responseBody };
  }
  // The gateway has errors of its own, around the other kind.
  if (!(error instanceof Error) || !("statusCode" in error)) return null;
  const inner = answerOf(error.cause, ai);
  return { status: Number(error.statusCode), headers: inner?.headers ?? new Headers(), text: error.message };
}

/** `error` or `detail` of a JSON answer, which may hold the sentence or an object with it; otherwise the text itself. */
function sentenceIn(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    const { error, detail } = Object(json);
    return detail?.error ?? error ?? json;
  } catch {
    return /^\s*</.test(text) ? undefined : text;
  }
}

function blocked({ name }: Vendor, charged: Charged): ProviderError {
  const message = `${name} refused this request by its content rules. Change the prompt or the picture and try again.`;
  return new ProviderError("content_blocked", message, { charged });
}

function noPicture({ name }: Vendor): ProviderError {
  return new ProviderError("bad_output", `${name} answered without a picture. Try again.`, {
    charged: "unknown",
  });
}
