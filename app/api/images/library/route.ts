import { route } from "#lib/api.ts";
import { listPictures } from "#lib/images/library.ts";
import { LibraryQuery } from "#lib/images/schemas.ts";

export const GET = route({ query: LibraryQuery }, async ({ user, query }) =>
  Response.json(await listPictures(user, query)),
);
