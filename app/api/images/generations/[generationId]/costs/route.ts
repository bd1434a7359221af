import { route } from "#lib/api.ts";
import { GenerationIdParams } from "#lib/images/schemas.ts";
import { getStepCosts } from "#lib/images/spend-of-step.ts";

export const GET = route({ params: GenerationIdParams }, async ({ user, params }) =>
  Response.json({ costs: await getStepCosts(user, params.generationId) }),
);
