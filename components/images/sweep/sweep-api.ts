import type { SweepInput } from "#lib/images/sweep-input.ts";
import type { SweepPlanView, SweepView } from "#lib/images/sweep-views.ts";
import { apiRequest, jsonBody } from "../api/api-request.ts";

const root = "/api/images/sweeps";

/** What a sweep would make. Nothing is started. Throws `ApiError`. */
export async function planSweep(input: SweepInput): Promise<SweepPlanView> {
  const { plan } = await apiRequest<{ plan: SweepPlanView }>(`${root}/plan`, jsonBody("POST", input));
  return plan;
}

/** Sending the same `key` again starts nothing twice. Throws `ApiError`. */
export async function startSweep(input: SweepInput, key: string): Promise<{ sweepId: string }> {
  const { headers, ...init } = jsonBody("POST", input);
  return await apiRequest(root, { ...init, headers: { ...headers, "idempotency-key": key } });
}

/** Throws `ApiError`. */
export async function getSweep(sweepId: string): Promise<SweepView> {
  const { sweep } = await apiRequest<{ sweep: SweepView }>(`${root}/${sweepId}`);
  return sweep;
}
