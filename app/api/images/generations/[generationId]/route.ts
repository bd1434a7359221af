import { route } from "#lib/api.ts";
import { deleteGeneration, getGeneration } from "#lib/images/generations.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { GenerationIdParams } from "#lib/images/schemas.ts";

export const GET = route({ params: GenerationIdParams }, async ({ user, params }) =>
  Response.json({ generation: await getGeneration(user, params.generationId) }),
);

export const DELETE = route({ params: GenerationIdParams }, async ({ user, params }) => {
  await limitRequests(user);
  await deleteGeneration(user, params.generationId);
  return new Response(null, { status: 204 });
});
