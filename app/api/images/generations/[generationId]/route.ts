import { route } from "#lib/api.ts";
import { annotateGeneration } from "#lib/images/annotate-generation.ts";
import { deleteGeneration, getGeneration } from "#lib/images/generations.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { AnnotateInput, GenerationIdParams } from "#lib/images/schemas.ts";

export const GET = route({ params: GenerationIdParams }, async ({ user, params }) =>
  Response.json({ generation: await getGeneration(user, params.generationId) }),
);

export const PATCH = route(
  { params: GenerationIdParams, body: AnnotateInput },
  async ({ user, params, body }) => {
    await limitRequests(user);
    await annotateGeneration(user, params.generationId, body);
    return Response.json({ generation: await getGeneration(user, params.generationId) });
  },
);

export const DELETE = route({ params: GenerationIdParams }, async ({ user, params }) => {
  await limitRequests(user);
  await deleteGeneration(user, params.generationId);
  return new Response(null, { status: 204 });
});
