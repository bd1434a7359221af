import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { retryFailed } from "#lib/images/queue/retry-failed.ts";
import { RetryFailedInput } from "#lib/images/queue/schemas.ts";

export const POST = route({ body: RetryFailedInput }, async ({ user, body }) => {
  await limitRequests(user);
  return Response.json(await retryFailed(user, body), { status: 202 });
});
