import { route } from "#lib/api.ts";
import { getStrokes } from "#lib/images/assets.ts";
import { AssetParams } from "#lib/images/schemas.ts";

/** How a mask was painted, to go on with it. */
export const GET = route({ params: AssetParams }, async ({ user, params }) => {
  return Response.json({ strokes: await getStrokes(user, params.assetId) });
});
