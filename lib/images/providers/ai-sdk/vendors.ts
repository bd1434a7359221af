import type { ModelCapabilities, ProviderImage, ProviderRequest } from "#lib/images/providers/types.ts";
import { describeListing, LIST_MODELS } from "./bedrock.ts";
import { encodeBlackMask } from "./black-mask.ts";
import { fromGateway, fromXai } from "./costs.ts";
import { BEDROCK, DEEPINFRA, FIREWORKS, GATEWAY, TOGETHER, XAI } from "./models.ts";
import { LONGEST_AT_1K } from "./proportions.ts";

type Json = string | number | boolean | undefined;

/** A vendor whose official package for the AI SDK does the talking. */
export type Vendor = {
  id: string;
  label: string;
  /** From npm; the gateway's comes with `ai` itself. Only loaded when it is called. */
  packageName: string;
  /** The function of that package that takes key and address. */
  factory: string;
  /** The field of `providerOptions` that is its own. */
  optionsKey: string;
  models: readonly ModelCapabilities[];
  /** Whether it wants pixels or proportions. */
  sizedBy: "size" | "aspectRatio";
  /** What the SDK has no word of its own for. */
  options?: (request: ProviderRequest) => Record<string, Json>;
  /** Absent where no model takes a mask. */
  encodeMask?: (mask: ProviderImage) => Promise<Buffer>;
  /** Micro-dollars that it says one call cost. */
  costMicros?: (metadata: unknown) => number | null;
  /** Below the address it is called at, or a whole one, of a `{region}`: answers 200 only to a right key, makes nothing. */
  checkPath?: string;
  /** What that answer says beside yes or no; null where it does not. */
  describeCheck?: (answer: { status: number; text: string }) => string | null;
  baseURL?: string;
  /** Its package lists what there is now. */
  listsModels?: true;
};

export const VENDORS = {
  xai: {
    id: "xai",
    label: "xAI",
    packageName: "@ai-sdk/xai",
    factory: "createXai",
    optionsKey: "xai",
    models: XAI,
    sizedBy: "aspectRatio",
    options: ({ params }) => ({
      resolution: Math.max(params.width ?? 0, params.height ?? 0) > LONGEST_AT_1K ? "2k" : undefined,
    }),
    costMicros: fromXai,
    checkPath: "models",
    baseURL: "https://api.x.ai/v1",
  },
  together: {
    id: "together",
    label: "Together AI",
    packageName: "@ai-sdk/togetherai",
    factory: "createTogetherAI",
    optionsKey: "togetherai",
    models: TOGETHER,
    sizedBy: "size",
    options: ({ params }) => ({ steps: params.steps, guidance: params.guidance }),
    checkPath: "models",
    baseURL: "https://api.together.xyz/v1",
  },
  fireworks: {
    id: "fireworks",
    label: "Fireworks",
    packageName: "@ai-sdk/fireworks",
    factory: "createFireworks",
    optionsKey: "fireworks",
    models: FIREWORKS,
    sizedBy: "aspectRatio",
    options: ({ params }) => ({ num_inference_steps: params.steps, guidance_scale: params.guidance }),
    checkPath: "models",
    baseURL: "https://api.fireworks.ai/inference/v1",
  },
  deepinfra: {
    id: "deepinfra",
    label: "DeepInfra",
    packageName: "@ai-sdk/deepinfra",
    factory: "createDeepInfra",
    optionsKey: "deepinfra",
    models: DEEPINFRA,
    sizedBy: "size",
    options: ({ params }) => ({ num_inference_steps: params.steps, guidance_scale: params.guidance }),
    // Its list of models is open to everybody.
    checkPath: "me",
    baseURL: "https://api.deepinfra.com/v1",
  },
  bedrock: {
    id: "bedrock",
    label: "Amazon Bedrock",
    packageName: "@ai-sdk/amazon-bedrock",
    factory: "createAmazonBedrock",
    optionsKey: "bedrock",
    models: BEDROCK,
    sizedBy: "size",
    options: ({ params, negativePrompt }) => ({
      cfgScale: params.guidance,
      quality: params.quality,
      negativeText: negativePrompt || undefined,
    }),
    encodeMask: encodeBlackMask,
    checkPath: LIST_MODELS,
    describeCheck: describeListing,
  },
  gateway: {
    id: "vercel",
    label: "Vercel AI Gateway",
    packageName: "ai",
    factory: "createGateway",
    optionsKey: "gateway",
    models: GATEWAY,
    sizedBy: "aspectRatio",
    costMicros: fromGateway,
    listsModels: true,
    checkPath: "https://ai-gateway.vercel.sh/v1/credits",
  },
} as const satisfies Record<string, Vendor>;
