import { type Env, env } from "#lib/env.ts";
import { AI_SDK_KINDS } from "./ai-sdk/kinds.ts";
import { createBlackForestLabs } from "./black-forest-labs.ts";
import { GRAPH_OPTIONS, readKeptGraphs } from "./comfyui/options.ts";
import { createComfyUi } from "./comfyui.ts";
import { createFal } from "./fal.ts";
import { createGoogle } from "./google.ts";
import { type KindOptions, type Options, withOptions } from "./kind-options.ts";
import { OPENAI_OPTIONS } from "./openai/options.ts";
import { createOpenAi } from "./openai.ts";
import { COMPATIBLE_KINDS } from "./openai-compatible/kinds.ts";
import { createReplicate } from "./replicate.ts";
import { createSdapi } from "./sdapi.ts";
import { createStability } from "./stability.ts";
import type { ImageProvider } from "./types.ts";

/** What a person gives to use a provider, in the studio itself. */
export type ProviderSettings = {
  apiKey?: string;
  baseURL?: string;
  /** As the kind's `options` read them. */
  options: Options;
  /** Whether the address may be inside the operator's own network. */
  allowPrivate: boolean;
};

type Need = "required" | "optional" | "none";

/** A sort of provider, of which there can be several: two servers of one software, two accounts at one vendor. */
export type ProviderKind = {
  kind: string;
  label: string;
  key: Need;
  address: Need;
  /** One line for the form: where the key is found, or how the server is started. */
  hint: string;
  /** Absent where key and address are all. */
  options?: KindOptions;
  /** The one that the environment configures, or null. Its address is the operator's own, so it may be private. */
  fromEnv: (env: Env) => ImageProvider | null;
  /** `apiKey` and `baseURL` are there where they are required. Opens no connection. */
  create: (settings: ProviderSettings) => ImageProvider;
};

/** In the order in which they are offered. */
export const PROVIDER_KINDS: readonly ProviderKind[] = [
  {
    kind: "openai",
    label: "OpenAI",
    key: "required",
    address: "optional",
    hint: "A key from platform.openai.com, under API keys.",
    fromEnv: ({ OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, OPENAI_IMAGE_MODERATION: moderation }) =>
      apiKey ? createOpenAi({ apiKey, baseURL, moderation, allowPrivate: true }) : null,
    ...withOptions(OPENAI_OPTIONS, ({ apiKey = "", baseURL, allowPrivate }, { moderation }) =>
      createOpenAi({ apiKey, baseURL, moderation, allowPrivate }),
    ),
  },
  {
    kind: "google",
    label: "Google Gemini",
    key: "required",
    address: "optional",
    hint: "A key from aistudio.google.com, under API keys.",
    fromEnv: (env) => {
      const apiKey = env.GEMINI_API_KEY ?? env.GOOGLE_GENERATIVE_AI_API_KEY;
      const baseURL = env.GOOGLE_GEMINI_BASE_URL;
      return apiKey ? createGoogle({ apiKey, baseURL, allowPrivate: baseURL !== undefined }) : null;
    },
    create: ({ apiKey = "", baseURL, allowPrivate }) => createGoogle({ apiKey, baseURL, allowPrivate }),
  },
  {
    kind: "black-forest-labs",
    label: "Black Forest Labs",
    key: "required",
    address: "optional",
    hint: "A key from dashboard.bfl.ai. The address chooses a region, such as https://api.eu.bfl.ai.",
    fromEnv: ({ BFL_API_KEY: apiKey, BFL_BASE_URL: baseURL }) =>
      apiKey ? createBlackForestLabs({ apiKey, baseURL, allowPrivate: baseURL !== undefined }) : null,
    create: ({ apiKey = "", baseURL, allowPrivate }) =>
      createBlackForestLabs({ apiKey, baseURL, allowPrivate }),
  },
  {
    kind: "stability",
    label: "Stability AI",
    key: "required",
    address: "optional",
    hint: "A key from platform.stability.ai, under API keys.",
    fromEnv: ({ STABILITY_API_KEY: apiKey, STABILITY_BASE_URL: baseURL }) =>
      apiKey ? createStability({ apiKey, baseURL, allowPrivate: baseURL !== undefined }) : null,
    create: ({ apiKey = "", baseURL, allowPrivate }) => createStability({ apiKey, baseURL, allowPrivate }),
  },
  {
    kind: "fal",
    label: "fal",
    key: "required",
    address: "optional",
    hint: "A key from fal.ai/dashboard/keys, with the scope API.",
    fromEnv: ({ FAL_KEY: apiKey }) => (apiKey ? createFal({ apiKey }) : null),
    create: ({ apiKey = "", baseURL, allowPrivate }) => createFal({ apiKey, baseURL, allowPrivate }),
  },
  {
    kind: "replicate",
    label: "Replicate",
    key: "required",
    address: "optional",
    hint: "A token from replicate.com/account/api-tokens.",
    fromEnv: ({ REPLICATE_API_TOKEN: apiKey }) => (apiKey ? createReplicate({ apiKey }) : null),
    create: ({ apiKey = "", baseURL, allowPrivate }) => createReplicate({ apiKey, baseURL, allowPrivate }),
  },
  {
    kind: "sdapi",
    label: "Stable Diffusion WebUI",
    key: "optional",
    address: "required",
    hint: "Of AUTOMATIC1111 or Forge (start it with --api), SD.Next, Draw Things, KoboldCpp or sd-server. The key is name:password, if it asks for one.",
    fromEnv: ({ SDAPI_URL: baseURL, SDAPI_USERNAME: username, SDAPI_PASSWORD: password }) =>
      baseURL ? createSdapi({ baseURL, username, password, allowPrivate: true }) : null,
    create: ({ apiKey = "", baseURL = "", allowPrivate }) => {
      const [username, ...password] = apiKey.split(":");
      return createSdapi({ baseURL, username, password: password.join(":"), allowPrivate });
    },
  },
  {
    kind: "comfyui",
    label: "ComfyUI",
    key: "optional",
    address: "required",
    hint: "Such as http://127.0.0.1:8188. The key is name:password or a token, if a proxy before it asks for one.",
    fromEnv: ({ COMFYUI_URL: baseURL, COMFYUI_API_KEY: apiKey, COMFYUI_GRAPHS_DIR: graphsFolder }) =>
      baseURL ? createComfyUi({ baseURL, apiKey, graphsFolder, allowPrivate: true }) : null,
    ...withOptions(GRAPH_OPTIONS, ({ baseURL = "", apiKey, allowPrivate }, options) =>
      createComfyUi({
        baseURL,
        apiKey,
        allowPrivate,
        graphsFolder: env().COMFYUI_GRAPHS_DIR,
        graphs: readKeptGraphs(options),
      }),
    ),
  },
  ...COMPATIBLE_KINDS,
  ...AI_SDK_KINDS,
];

export function findKind(kind: string): ProviderKind | null {
  return PROVIDER_KINDS.find((candidate) => candidate.kind === kind) ?? null;
}
