import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { planSweep } from "#lib/images/sweep.ts";
import { SweepInput } from "#lib/images/sweep-input.ts";

export const POST = route({ body: SweepInput }, async ({ user, body }) => {
  await limitRequests(user);
  return Response.json({ plan: await planSweep(user, body) });
});
