import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { cancelQueue } from "#lib/images/queue/cancel-queue.ts";
import { CancelQueueInput } from "#lib/images/queue/schemas.ts";

export const POST = route({ body: CancelQueueInput }, async ({ user, body }) => {
  await limitRequests(user);
  return Response.json(await cancelQueue(user, body), { status: 202 });
});
