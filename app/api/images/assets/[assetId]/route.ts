import { route } from "#lib/api.ts";
import { notFound } from "#lib/errors.ts";
import { openPicture } from "#lib/images/open-picture.ts";
import { AssetParams, AssetQuery } from "#lib/images/schemas.ts";
import { pictureResponse } from "#lib/picture-response.ts";

export const GET = route(
  { params: AssetParams, query: AssetQuery },
  async ({ request, user, params, query }) => {
    const response = await pictureResponse(request, await openPicture(user, params.assetId, query));
    if (!response) throw notFound();
    return response;
  },
);
