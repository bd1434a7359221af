import { route } from "#lib/api.ts";
import { SessionParams, TreeQuery } from "#lib/images/schemas.ts";
import { listTree } from "#lib/images/tree.ts";

export const GET = route({ params: SessionParams, query: TreeQuery }, async ({ user, params, query }) =>
  Response.json(await listTree(user, params.sessionId, query)),
);
