import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { PageQuery, SessionParams, UpdateSessionInput } from "#lib/images/schemas.ts";
import { deleteSession, getSessionPage, updateSession } from "#lib/images/sessions.ts";
import { toSessionView } from "#lib/images/views.ts";

export const GET = route({ params: SessionParams, query: PageQuery }, async ({ user, params, query }) =>
  Response.json(await getSessionPage(user, params.sessionId, query)),
);

export const PATCH = route(
  { params: SessionParams, body: UpdateSessionInput },
  async ({ user, params, body }) => {
    await limitRequests(user);
    return Response.json({ session: toSessionView(await updateSession(user, params.sessionId, body)) });
  },
);

export const DELETE = route({ params: SessionParams }, async ({ user, params }) => {
  await limitRequests(user);
  await deleteSession(user, params.sessionId);
  return new Response(null, { status: 204 });
});
