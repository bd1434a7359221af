import { z } from "zod";
import { route } from "#lib/api.ts";
import { changeProvider, removeProvider } from "#lib/images/provider-settings/change.ts";
import { ChangeProvider, ProviderId, WITH_GRAPHS_MAX_BYTES } from "#lib/images/provider-settings/input.ts";
import { getProviderSettings } from "#lib/images/provider-settings/list.ts";

const params = z.object({ providerId: ProviderId });

export const PATCH = route(
  { admin: true, params, body: ChangeProvider, bodyMaxBytes: WITH_GRAPHS_MAX_BYTES },
  async ({ params, body }) => {
    await changeProvider(null, params.providerId, body);
    return Response.json({ provider: await getProviderSettings(null, params.providerId) });
  },
);

export const DELETE = route({ admin: true, params }, async ({ params }) => {
  await removeProvider(null, params.providerId);
  return new Response(null, { status: 204 });
});
