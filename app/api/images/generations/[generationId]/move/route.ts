import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { moveBranch } from "#lib/images/move-branch.ts";
import { GenerationIdParams, MoveBranchInput } from "#lib/images/schemas.ts";
import { toSessionView } from "#lib/images/views.ts";

export const POST = route(
  { params: GenerationIdParams, body: MoveBranchInput },
  async ({ user, params, body }) => {
    await limitRequests(user);
    const { session, stepCount } = await moveBranch(user, params.generationId, body);
    return Response.json({ session: toSessionView(session), stepCount });
  },
);
