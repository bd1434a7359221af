import { route } from "#lib/api.ts";
import { extendPicture } from "#lib/images/extend-picture.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { AssetParams, ExtendInput } from "#lib/images/schemas.ts";
import { toUploadView } from "#lib/images/views.ts";

export const POST = route({ params: AssetParams, body: ExtendInput }, async ({ user, params, body }) => {
  await limitRequests(user);
  const { source, mask } = await extendPicture(user, params.assetId, body);
  return Response.json({ source: toUploadView(source), mask: toUploadView(mask) }, { status: 201 });
});
