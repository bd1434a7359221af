import { apiRequest, jsonBody } from "#components/images/api/api-request.ts";
import type { CanceledQueue } from "#lib/images/queue/cancel-queue.ts";
import type { QueueCountsView, QueueView } from "#lib/images/queue/queue-views.ts";
import type { RetriedSteps } from "#lib/images/queue/retry-failed.ts";
import type { CancelQueueInput, MoveInput } from "#lib/images/queue/schemas.ts";

/** The routes of the queue as functions. Each throws `ApiError`. */

const root = "/api/images/queue";
const PAGE_LIMIT = 50;

export function getQueue(after: string | null): Promise<QueueView> {
  return apiRequest(`${root}?limit=${PAGE_LIMIT}${after ? `&after=${after}` : ""}`);
}

export function getQueueCounts(): Promise<QueueCountsView> {
  return apiRequest(`${root}/counts`);
}

export function setQueuePaused(paused: boolean): Promise<QueueCountsView> {
  return apiRequest(root, jsonBody("PATCH", { paused }));
}

export function cancelQueue(input: CancelQueueInput): Promise<CanceledQueue> {
  return apiRequest(`${root}/cancel`, jsonBody("POST", input));
}

/** One failed step, or all with null. Sending it again never makes a second picture. */
export function retryFailed(generationId: string | null): Promise<RetriedSteps> {
  return apiRequest(`${root}/retry`, jsonBody("POST", generationId ? { generationId } : {}));
}

export function moveInLine(generationId: string, where: MoveInput): Promise<void> {
  return apiRequest(`/api/images/generations/${generationId}/reorder`, jsonBody("POST", where));
}
