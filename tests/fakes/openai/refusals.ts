import type { Refusal } from "./types.ts";

type ErrorBody = { message: string; type: string; param: string | null; code: string | null };

export function refusal(
  status: number,
  error: Partial<ErrorBody>,
  headers?: Record<string, string>,
): Refusal {
  const body = { error: { message: "", type: "invalid_request_error", param: null, code: null, ...error } };
  return { status, body, headers };
}

export function invalid(param: string, message: string, code = "invalid_value"): Refusal {
  return refusal(400, { message, param, code });
}

export function wrongKey(key: string): Refusal {
  const message = `Incorrect API key provided: ${key}. You can find your API key at https://platform.openai.com/account/api-keys.`;
  return refusal(401, { message, code: "invalid_api_key" });
}

export function unknownModel(model: string): Refusal {
  const message = `The model '${model}' does not exist or you do not have access to it.`;
  return refusal(404, { message, param: "model", code: "model_not_found" });
}

export function blocked(stage: "input" | "output" = "input"): Refusal {
  return refusal(400, moderationError(stage));
}

/** What a refused prompt or picture looks like, as an answer or as an event in the stream. */
export function moderationError(stage: "input" | "output") {
  return {
    message: "Your request was rejected by the safety system. safety_violations=[violence].",
    type: "image_generation_user_error",
    param: null,
    code: "moderation_blocked",
    moderation_details: { moderation_stage: stage, categories: ["violence"] },
  };
}

export function rateLimited(headers: Record<string, string> = {}): Refusal {
  const message =
    "Rate limit reached for gpt-image in organization org-secret on images per minute: Limit 5, Used 5.";
  return refusal(429, { message, type: "images", code: "rate_limit_exceeded" }, headers);
}

export function outOfCredit(): Refusal {
  const message = "You exceeded your current quota, please check your plan and billing details.";
  return refusal(429, { message, type: "insufficient_quota", code: "insufficient_quota" });
}

export function badGateway(): Refusal {
  const body = "<html><body><h1>502 Bad Gateway</h1></body></html>";
  return { status: 502, body, headers: { "content-type": "text/html" } };
}
