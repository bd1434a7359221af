import { route } from "#lib/api.ts";
import { listModels } from "#lib/images/providers/index.ts";

export const GET = route({}, async () => Response.json({ models: listModels() }));
