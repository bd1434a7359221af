import type { ProviderRequest, Size } from "#lib/images/providers/types.ts";
import { type Dialect, LOCAL_SIZES, PATIENCE, SELF_HOSTED, SERVER_STEPS } from "./dialect.ts";
import { encodeImages, sizeText } from "./encoding.ts";

/**
 * LocalAI, by core/http/endpoints/openai/image.go. Edits go to the same path, with the source in `files`. Its
 * /images/inpainting is not used: it takes no seed and no size, and hands the mask over in a form that none of its own
 * backends reads.
 */
export const localAi: Dialect = {
  id: "local-ai",
  label: "LocalAI",
  abilities: {
    ...SELF_HOSTED,
    notice: "It paints the whole picture anew; outside a mask the original is put back afterwards.",
    promptMaxLength: 10_000,
    negativePrompt: true,
    size: LOCAL_SIZES,
    steps: SERVER_STEPS,
    // 0 and below mean "any" to some backends; the number is a signed 32-bit one on the way there.
    seed: { min: 1, max: 2_147_483_647 },
    mask: "emulated",
    referencesMax: 0,
    cancel: "best effort",
  },
  modelIds: [],
  modelsPath: "/models/capabilities",
  draws: ({ capabilities }) => capabilities?.includes("image") ?? false,
  async encode(request) {
    const { model, params } = request;
    const files = await Promise.all((await encodeImages(request)).map(toBase64));
    return (seed) => ({
      path: "/images/generations",
      body: {
        model: model.id,
        prompt: withNegative(request),
        n: 1,
        size: sizeText(params) ?? (request.source ? nearestSize(request.source) : undefined),
        step: params.steps,
        seed,
        // It answers with an address otherwise.
        response_format: "b64_json",
        ...(files.length > 0 && { files }),
      },
    });
  },
  timeouts: PATIENCE,
};

/** What stands after the first bar is what to leave out, so a bar of the person's own must not stay one. */
function withNegative({ prompt, negativePrompt = "" }: ProviderRequest): string {
  const texts = negativePrompt ? [prompt, negativePrompt] : [prompt];
  return texts.map((text) => text.replaceAll("|", ",")).join("|");
}

/** About the source's own size: the server would draw 512 x 512 when none is given. */
function nearestSize({ width, height }: Size): string {
  const { multipleOf, min, max } = LOCAL_SIZES.free;
  const scale = Math.min(1, max / Math.max(width, height));
  const sides = [width, height].map((side) =>
    Math.max(min, Math.round((side * scale) / multipleOf) * multipleOf),
  );
  return sides.join("x");
}

async function toBase64(file: File): Promise<string> {
  return Buffer.from(await file.arrayBuffer()).toString("base64");
}
