import { hasEndpoint } from "./contract.ts";
import type { Refusal } from "./types.ts";

const PATH = "v1/models/pricing";

/** Whether it is a call of the platform's API, which has a host of its own in reality. */
export function isPlatformPath(path: string): boolean {
  return path.startsWith("v1/");
}

/** What the platform's API answers: prices, to who may ask. `key` as in the header. */
export function answerPlatform(
  {
    method,
    path,
    query,
    key,
  }: { method: string; path: string; query: URLSearchParams; key: string | undefined },
  { apiKey, limitedKey }: { apiKey: string; limitedKey: string },
): Refusal {
  if (key === `Key ${limitedKey}`) return refusal(403, "permission_error", "Insufficient permissions.");
  if (key !== `Key ${apiKey}`) return refusal(401, "authorization_error", "Invalid API key.");
  if (method !== "GET" || path !== PATH) return refusal(404, "not_found", "Endpoint not found.");
  const endpoints = query.getAll("endpoint_id");
  if (endpoints.length === 0) return refusal(400, "validation_error", "endpoint_id is required.");
  if (!endpoints.every(hasEndpoint)) return refusal(404, "not_found", "Endpoint not found.");
  const prices = endpoints.map((endpoint_id) => ({
    endpoint_id,
    unit_price: 0.025,
    unit: "megapixels",
    currency: "USD",
  }));
  return { status: 200, body: { prices, next_cursor: null, has_more: false } };
}

function refusal(status: number, type: string, message: string): Refusal {
  return { status, body: { error: { type, message } } };
}
