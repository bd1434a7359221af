import { route } from "#lib/api.ts";
import { idempotencyKeyOf } from "#lib/idempotency-key.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { startSweep } from "#lib/images/sweep.ts";
import { SweepInput } from "#lib/images/sweep-input.ts";
import { toAcceptedView } from "#lib/images/views.ts";

export const POST = route({ body: SweepInput }, async ({ request, user, body }) => {
  await limitRequests(user);
  const rows = await startSweep(user, body, idempotencyKeyOf(request));
  const sweepId = rows[0]?.sweepId ?? null;
  return Response.json({ sweepId, generations: rows.map(toAcceptedView) }, { status: 202 });
});
