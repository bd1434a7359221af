import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { ReplayInput } from "#lib/images/replay-input.ts";
import { viewReplayPlan } from "#lib/images/replay-plan.ts";

export const POST = route({ body: ReplayInput }, async ({ user, body }) => {
  await limitRequests(user);
  return Response.json({ plan: await viewReplayPlan(user, body) });
});
