import { route } from "#lib/api.ts";
import { getGeneration } from "#lib/images/generations.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { GenerationIdParams, TakeRawInput } from "#lib/images/schemas.ts";
import { takeRaw } from "#lib/images/take-raw.ts";

export const POST = route(
  { params: GenerationIdParams, body: TakeRawInput },
  async ({ user, params, body }) => {
    await limitRequests(user);
    const { id: outputAssetId } = await takeRaw(user, params.generationId, body.assetId);
    return Response.json({ generation: await getGeneration(user, params.generationId), outputAssetId });
  },
);
