import { route } from "#lib/api.ts";
import { idempotencyKeyOf } from "#lib/idempotency-key.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { retryGeneration } from "#lib/images/retry-generation.ts";
import { GenerationIdParams } from "#lib/images/schemas.ts";
import { toAcceptedView } from "#lib/images/views.ts";

export const POST = route({ params: GenerationIdParams }, async ({ request, user, params }) => {
  await limitRequests(user);
  const generation = await retryGeneration(user, params.generationId, idempotencyKeyOf(request));
  return Response.json(toAcceptedView(generation), { status: 202 });
});
