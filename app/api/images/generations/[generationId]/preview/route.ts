import { route } from "#lib/api.ts";
import { getPreview } from "#lib/images/previews.ts";
import { GenerationIdParams } from "#lib/images/schemas.ts";
import { passingPictureResponse } from "#lib/picture-response.ts";

export const GET = route({ params: GenerationIdParams }, async ({ user, params }) => {
  const { bytes, mimeType } = await getPreview(user, params.generationId);
  return passingPictureResponse(bytes, mimeType);
});
