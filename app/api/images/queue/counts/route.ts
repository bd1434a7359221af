import { route } from "#lib/api.ts";
import { getQueueCounts } from "#lib/images/queue/get-queue.ts";

export const GET = route({}, async ({ user }) => Response.json(await getQueueCounts(user)));
