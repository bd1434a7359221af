import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { pruneGeneration } from "#lib/images/prune-generation.ts";
import { GenerationIdParams } from "#lib/images/schemas.ts";

export const POST = route({ params: GenerationIdParams }, async ({ user, params }) => {
  await limitRequests(user);
  return Response.json({ count: await pruneGeneration(user, params.generationId) });
});
