import { route } from "#lib/api.ts";
import { restoreGeneration } from "#lib/images/generations.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { GenerationIdParams } from "#lib/images/schemas.ts";

export const POST = route({ params: GenerationIdParams }, async ({ user, params }) => {
  await limitRequests(user);
  await restoreGeneration(user, params.generationId);
  return new Response(null, { status: 204 });
});
