import { route } from "#lib/api.ts";
import { listPrompts } from "#lib/images/prompts.ts";
import { PromptListQuery } from "#lib/images/schemas.ts";

export const GET = route({ query: PromptListQuery }, async ({ user, query }) =>
  Response.json(await listPrompts(user, query)),
);
