import type { ReplayInput } from "#lib/images/replay-input.ts";
import type { ReplayPlanView } from "#lib/images/replay-views.ts";
import { apiRequest, jsonBody } from "../api/api-request.ts";
import type { Accepted } from "../api/studio-api.ts";

const root = "/api/images/replays";

/** What a replay would do. Nothing is started. Throws `ApiError`. */
export async function planReplay(input: ReplayInput): Promise<ReplayPlanView> {
  const { plan } = await apiRequest<{ plan: ReplayPlanView }>(`${root}/plan`, jsonBody("POST", input));
  return plan;
}

/** Sending the same `key` again starts nothing twice. Throws `ApiError`. */
export async function startReplay(input: ReplayInput, key: string): Promise<Accepted[]> {
  const { headers, ...init } = jsonBody("POST", input);
  const { generations } = await apiRequest<{ generations: Accepted[] }>(root, {
    ...init,
    headers: { ...headers, "idempotency-key": key },
  });
  return generations;
}
