import { route } from "#lib/api.ts";
import { duplicateSession } from "#lib/images/duplicate-session.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { SessionParams } from "#lib/images/schemas.ts";
import { toSessionView } from "#lib/images/views.ts";

export const POST = route({ params: SessionParams }, async ({ user, params }) => {
  await limitRequests(user);
  const session = await duplicateSession(user, params.sessionId);
  return Response.json({ session: toSessionView(session) }, { status: 201 });
});
