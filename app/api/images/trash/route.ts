import { route } from "#lib/api.ts";
import { changeTrash, emptyTrash } from "#lib/images/change-trash.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { PageQuery, TrashInput } from "#lib/images/schemas.ts";
import { listTrash } from "#lib/images/trash.ts";

export const GET = route({ query: PageQuery }, async ({ user, query }) =>
  Response.json(await listTrash(user, query)),
);

export const POST = route({ body: TrashInput }, async ({ user, body }) => {
  await limitRequests(user);
  await changeTrash(user, body);
  return new Response(null, { status: 204 });
});

/** Gives all of it up for ever. */
export const DELETE = route({}, async ({ user }) => {
  await limitRequests(user);
  await emptyTrash(user);
  return new Response(null, { status: 204 });
});
