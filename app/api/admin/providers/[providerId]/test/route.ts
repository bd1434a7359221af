import { z } from "zod";
import { route } from "#lib/api.ts";
import { ProviderId } from "#lib/images/provider-settings/input.ts";
import { testProvider } from "#lib/images/provider-settings/test-provider.ts";

const params = z.object({ providerId: ProviderId });

/** Makes a harmless call to the provider; a provider that fails it is an answer, not an error. */
export const POST = route({ admin: true, params }, async ({ params }) =>
  Response.json(await testProvider(null, params.providerId)),
);
