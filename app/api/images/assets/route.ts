import { route } from "#lib/api.ts";
import { env } from "#lib/env.ts";
import { createUpload } from "#lib/images/assets.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { UploadFields } from "#lib/images/schemas.ts";
import { toUploadView } from "#lib/images/views.ts";
import { parseFields } from "#lib/parse-fields.ts";
import { readUploadForm } from "#lib/upload-form.ts";

export const POST = route({}, async ({ request, user }) => {
  await limitRequests(user);
  const { bytes, fields } = await readUploadForm(request, env().LIMIT_UPLOAD_BYTES);
  const asset = await createUpload(user, { bytes, ...parseFields(UploadFields, fields) });
  return Response.json(toUploadView(asset), { status: 201 });
});
