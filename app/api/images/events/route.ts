import { route } from "#lib/api.ts";
import { userFromRequest } from "#lib/auth.ts";
import { eventStreamResponse } from "#lib/event-stream-response.ts";
import { openEventStream } from "#lib/images/event-stream.ts";

export const GET = route({}, async ({ request, user }) => {
  const stream = await openEventStream(user, {
    lastEventId: request.headers.get("last-event-id"),
    isSignedIn: async () => (await userFromRequest(request)) !== null,
  });
  return eventStreamResponse(stream);
});
