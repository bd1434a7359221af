import { route } from "#lib/api.ts";
import { listUsableModels } from "#lib/images/provider-settings/load.ts";

export const GET = route({}, async ({ user }) => Response.json({ models: await listUsableModels(user) }));
