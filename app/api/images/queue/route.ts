import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { getQueue, getQueueCounts } from "#lib/images/queue/get-queue.ts";
import { setQueuePaused } from "#lib/images/queue/pause-queue.ts";
import { PauseInput, QueueQuery } from "#lib/images/queue/schemas.ts";

export const GET = route({ query: QueueQuery }, async ({ user, query }) =>
  Response.json(await getQueue(user, query)),
);

export const PATCH = route({ body: PauseInput }, async ({ user, body }) => {
  await limitRequests(user);
  await setQueuePaused(user, body.paused);
  return Response.json(await getQueueCounts(user));
});
