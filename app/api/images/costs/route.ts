import { route } from "#lib/api.ts";
import { PageQuery } from "#lib/images/schemas.ts";
import { listMonthlySpend } from "#lib/images/spend-by-month.ts";

export const GET = route({ query: PageQuery }, async ({ user, query }) =>
  Response.json(await listMonthlySpend(user, query)),
);
