import type { Env } from "#lib/env.ts";
import type { ProviderKind } from "#lib/images/providers/kinds.ts";
import { createOpenAiCompatible } from "#lib/images/providers/openai-compatible.ts";
import { DIALECTS, type DialectName } from "./dialects.ts";

type FromEnv = { baseURL?: string; apiKey?: string; models?: readonly string[] };

/** Each server by what it is: nobody has to know what a dialect is. */
export const COMPATIBLE_KINDS: readonly ProviderKind[] = [
  kindOf(
    "sd-server",
    "Start it with `sd-server -m model.safetensors`: http://127.0.0.1:1234.",
    ({ SD_SERVER_URL: baseURL }) => ({ baseURL }),
  ),
  kindOf(
    "local-ai",
    "The address of LocalAI, such as http://127.0.0.1:8080, and its key if it asks for one.",
    ({ LOCALAI_URL: baseURL, LOCALAI_API_KEY: apiKey }) => ({ baseURL, apiKey }),
  ),
  kindOf(
    "vllm-omni",
    "Start it with `vllm serve Qwen/Qwen-Image --omni`: http://127.0.0.1:8000.",
    ({ VLLM_OMNI_URL: baseURL, VLLM_OMNI_API_KEY: apiKey }) => ({ baseURL, apiKey }),
  ),
  kindOf(
    "gateway",
    "Any other server with OpenAI's image API, such as https://gateway.example/v1.",
    (env) => ({
      baseURL: env.OPENAI_COMPATIBLE_URL,
      apiKey: env.OPENAI_COMPATIBLE_API_KEY,
      ...(env.OPENAI_COMPATIBLE_MODELS.length > 0 && { models: env.OPENAI_COMPATIBLE_MODELS }),
    }),
  ),
];

function kindOf(dialect: DialectName, hint: string, settingsOf: (env: Env) => FromEnv): ProviderKind {
  const { id: kind, label } = DIALECTS[dialect];
  return {
    kind,
    label,
    key: "optional",
    address: "required",
    hint,
    fromEnv: (env) => {
      const { baseURL, ...settings } = settingsOf(env);
      return baseURL ? createOpenAiCompatible({ dialect, baseURL, ...settings, allowPrivate: true }) : null;
    },
    create: ({ baseURL = "", ...settings }) => createOpenAiCompatible({ dialect, baseURL, ...settings }),
  };
}
