import { route } from "#lib/api.ts";
import { addProvider } from "#lib/images/provider-settings/change.ts";
import { AddProvider, WITH_GRAPHS_MAX_BYTES } from "#lib/images/provider-settings/input.ts";
import { getProviderSettings, listProviderSettings } from "#lib/images/provider-settings/list.ts";

export const GET = route({ admin: true }, async () => Response.json(await listProviderSettings(null)));

export const POST = route(
  { admin: true, body: AddProvider, bodyMaxBytes: WITH_GRAPHS_MAX_BYTES },
  async ({ body }) => {
    const { id } = await addProvider(null, body);
    return Response.json({ provider: await getProviderSettings(null, id) }, { status: 201 });
  },
);
