import { route } from "#lib/api.ts";
import { idempotencyKeyOf } from "#lib/idempotency-key.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { requestGeneration } from "#lib/images/request-generation.ts";
import { GenerateInput } from "#lib/images/schemas.ts";
import { toAcceptedView } from "#lib/images/views.ts";

export const POST = route({ body: GenerateInput }, async ({ request, user, body }) => {
  await limitRequests(user);
  const generation = await requestGeneration(user, body, idempotencyKeyOf(request));
  return Response.json(toAcceptedView(generation), { status: 202 });
});
