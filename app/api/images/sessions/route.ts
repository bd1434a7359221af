import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { CreateSessionInput, SessionListQuery } from "#lib/images/schemas.ts";
import { listSessions } from "#lib/images/session-list.ts";
import { createSession } from "#lib/images/sessions.ts";

export const GET = route({ query: SessionListQuery }, async ({ user, query }) =>
  Response.json(await listSessions(user, query)),
);

export const POST = route({ body: CreateSessionInput }, async ({ user, body }) => {
  await limitRequests(user);
  const { id } = await createSession(user, body);
  return Response.json({ sessionId: id }, { status: 201 });
});
