import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { SessionParams } from "#lib/images/schemas.ts";
import { restoreSession } from "#lib/images/sessions.ts";

export const POST = route({ params: SessionParams }, async ({ user, params }) => {
  await limitRequests(user);
  await restoreSession(user, params.sessionId);
  return new Response(null, { status: 204 });
});
