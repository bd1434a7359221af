import { z } from "zod";
import { ProviderError } from "#lib/images/providers/types.ts";
import { vendorSentence } from "#lib/images/providers/vendor-sentence.ts";
import { type Api, ask, refused } from "./api.ts";
import { type Job, pollingUrl } from "./jobs.ts";

/** Besides these there are Pending, Reasoning and Generating; whatever else comes is waited for, too. */
const State = z.object({
  status: z.string(),
  result: z.looseObject({ sample: z.string().optional(), seed: z.int().optional() }).nullish().catch(null),
  details: z.looseObject({ error: z.unknown().optional() }).nullish().catch(null),
});
export type State = z.infer<typeof State>;

/** Asks for a job once, which costs nothing. @throws {ProviderError} and the signal's reason */
export async function look(api: Api, job: Job, signal: AbortSignal): Promise<State> {
  const answer = await ask(api, pollingUrl(api, job), signal);
  const state = State.safeParse(answer.body);
  // A job that is not known has a state as well, under status 404.
  if (!state.success) throw refused(api, answer);
  return state.data;
}

/** Null while the job may still end well. */
export function failureOf({ vendor }: Api, { status, details }: State): ProviderError | null {
  switch (status) {
    case "Request Moderated":
      return failure(
        "content_blocked",
        "Black Forest Labs' safety system refused this request. Change the prompt or the picture and try again.",
      );
    case "Content Moderated":
      return failure(
        "content_blocked",
        "Black Forest Labs' safety system held back the picture that was made. Change the prompt and try again.",
      );
    case "Task not found":
      return failure(
        "unavailable",
        "Black Forest Labs lost this picture, or kept it too long ago. Try again.",
      );
    case "Error":
    case "Failed": {
      const sentence = vendorSentence(details?.error, vendor.secrets);
      return failure("unavailable", `Black Forest Labs could not make this picture${sentence} Try again.`);
    }
    default:
      return null;
  }
}

/** A job that was accepted and cannot be asked for any more. */
export function paidFor(cause: ProviderError): ProviderError {
  const message =
    "Black Forest Labs took the request, but could not be asked for the picture any more. Try again.";
  return failure(cause.code === "timeout" ? "timeout" : "unavailable", message, cause);
}

export function tooSlow(): ProviderError {
  return failure("timeout", "Black Forest Labs took too long to answer. Try again.");
}

export function noPicture(): ProviderError {
  return failure("bad_output", "Black Forest Labs answered without a picture. Try again.");
}

/** The picture was made and paid for, but its link gave something else. */
export function notFetched(cause: unknown): ProviderError {
  const message = "Black Forest Labs made the picture, but it could not be fetched from there. Try again.";
  return new ProviderError("bad_output", message, {
    charged: "yes",
    cause: cause instanceof ProviderError ? cause : undefined,
  });
}

function failure(code: ProviderError["code"], message: string, cause?: unknown): ProviderError {
  return new ProviderError(code, message, { charged: "unknown", cause });
}
