import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { moveInLine } from "#lib/images/queue/move-in-line.ts";
import { MoveInput } from "#lib/images/queue/schemas.ts";
import { GenerationIdParams } from "#lib/images/schemas.ts";

export const POST = route({ params: GenerationIdParams, body: MoveInput }, async ({ user, params, body }) => {
  await limitRequests(user);
  await moveInLine(user, params.generationId, body);
  return new Response(null, { status: 204 });
});
