import { route } from "#lib/api.ts";
import { bulkSessions } from "#lib/images/bulk-sessions.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { BulkSessionsInput } from "#lib/images/schemas.ts";

export const POST = route({ body: BulkSessionsInput }, async ({ user, body }) => {
  await limitRequests(user);
  return Response.json({ sessionIds: await bulkSessions(user, body) });
});
