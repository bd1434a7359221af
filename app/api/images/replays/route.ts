import { route } from "#lib/api.ts";
import { idempotencyKeyOf } from "#lib/idempotency-key.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { replay } from "#lib/images/replay.ts";
import { ReplayInput } from "#lib/images/replay-input.ts";
import { toAcceptedView } from "#lib/images/views.ts";

export const POST = route({ body: ReplayInput }, async ({ request, user, body }) => {
  await limitRequests(user);
  const rows = await replay(user, body, idempotencyKeyOf(request));
  return Response.json({ generations: rows.map(toAcceptedView) }, { status: 202 });
});
