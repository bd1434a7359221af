import { route } from "#lib/api.ts";
import { cancelGeneration } from "#lib/images/cancel-generation.ts";
import { getGeneration } from "#lib/images/generations.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { GenerationIdParams } from "#lib/images/schemas.ts";

export const POST = route({ params: GenerationIdParams }, async ({ user, params }) => {
  await limitRequests(user);
  await cancelGeneration(user, params.generationId);
  return Response.json({ generation: await getGeneration(user, params.generationId) }, { status: 202 });
});
