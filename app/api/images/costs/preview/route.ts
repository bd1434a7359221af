import { route } from "#lib/api.ts";
import { CostPreviewInput } from "#lib/images/budgets-input.ts";
import { previewCost } from "#lib/images/budgets-preview.ts";

/** Writes nothing: the prompt box asks as often as it is changed. */
export const POST = route({ body: CostPreviewInput }, async ({ user, body }) =>
  Response.json({ preview: await previewCost(user, body) }),
);
