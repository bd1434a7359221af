import { route } from "#lib/api.ts";
import {
  FallbackListQuery,
  RemoveFallbacks,
  SetFallbacks,
} from "#lib/images/provider-settings/fallback-input.ts";
import { listFallbacks, removeFallbacks, setFallbacks } from "#lib/images/provider-settings/fallbacks.ts";

export const GET = route({ admin: true, query: FallbackListQuery }, async ({ query }) =>
  Response.json(await listFallbacks(query)),
);

export const PUT = route({ admin: true, body: SetFallbacks }, async ({ body }) =>
  Response.json({ fallback: await setFallbacks(body) }),
);

export const DELETE = route({ admin: true, query: RemoveFallbacks }, async ({ query }) => {
  await removeFallbacks(query);
  return new Response(null, { status: 204 });
});
