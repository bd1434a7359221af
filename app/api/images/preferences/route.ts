import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { dismissTips, forgetTips, getPreferences } from "#lib/images/preferences.ts";
import { PreferencesInput } from "#lib/images/schemas.ts";

export const GET = route({}, async ({ user }) => Response.json(await getPreferences(user)));

export const PATCH = route({ body: PreferencesInput }, async ({ user, body }) => {
  await limitRequests(user);
  return Response.json(
    "showTips" in body ? await forgetTips(user) : await dismissTips(user, body.dismissedTips),
  );
});
