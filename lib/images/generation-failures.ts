import type { Charged, GenerationErrorCode } from "./constants.ts";
import { ProviderError } from "./providers/types.ts";

/** Why a run ended without success, in words for the person. */
export type Failure = {
  code: GenerationErrorCode;
  message: string;
  charged: Charged;
  providerRequestId?: string;
};

/** Whether trying the same again can help, as far as the reason tells. */
const RETRY_CAN_HELP = {
  content_blocked: false,
  invalid_request: false,
  auth: false,
  unknown_model: false,
  rate_limited: true,
  out_of_credit: true,
  over_budget: true,
  unavailable: true,
  timeout: true,
  bad_output: true,
  interrupted: true,
  internal: true,
} as const satisfies Record<GenerationErrorCode, boolean>;

export function isRetryable(code: GenerationErrorCode): boolean {
  return RETRY_CAN_HELP[code];
}

/** The failure that an error of a run means; `free` when the model never charges. */
export function toFailure(error: unknown, free: boolean): Failure {
  if (error instanceof ProviderError) {
    const { code, message, providerRequestId } = error;
    return {
      code,
      message,
      charged: free ? "no" : error.charged,
      ...(providerRequestId && { providerRequestId }),
    };
  }
  const message = "Something went wrong on our side. Your prompt and pictures are safe; try again.";
  return { code: "internal", message, charged: free ? "no" : "unknown" };
}

/** What a step ends with when its worker died in a call that may have been paid. */
export function interrupted(free: boolean): Failure {
  return {
    code: "interrupted",
    message: free
      ? "This step was interrupted several times and was stopped. Nothing was charged; you can try again."
      : "The server stopped while the provider was working. It may have been charged, so it was not started again by itself. Retry to start it again.",
    charged: free ? "no" : "unknown",
  };
}
