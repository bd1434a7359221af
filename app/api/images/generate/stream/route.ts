import { route } from "#lib/api.ts";
import { userFromRequest } from "#lib/auth.ts";
import { eventStreamResponse } from "#lib/event-stream-response.ts";
import { openGenerationStream } from "#lib/images/event-stream.ts";
import { StreamQuery } from "#lib/images/schemas.ts";

export const GET = route({ query: StreamQuery }, async ({ request, user, query }) => {
  const stream = await openGenerationStream(user, query.generationId, {
    lastEventId: request.headers.get("last-event-id"),
    isSignedIn: async () => (await userFromRequest(request)) !== null,
  });
  return eventStreamResponse(stream);
});
