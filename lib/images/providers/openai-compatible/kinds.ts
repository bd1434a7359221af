import { z } from "zod";
import type { Env } from "#lib/env.ts";
import { withOptions } from "#lib/images/providers/kind-options.ts";
import type { ProviderKind } from "#lib/images/providers/kinds.ts";
import { createOpenAiCompatible } from "#lib/images/providers/openai-compatible.ts";
import { DIALECTS, type DialectName } from "./dialects.ts";

const NAMES_MAX = 100;
const NAME_MAX_LENGTH = 200;

const ModelNames = z
  .array(z.string().trim().min(1).max(NAME_MAX_LENGTH, `A name has at most ${NAME_MAX_LENGTH} characters.`))
  .max(NAMES_MAX, `These are more than ${NAMES_MAX} names.`)
  .transform((names) => [...new Set(names)]);

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
  {
    ...kindOf(
      "gateway",
      "Any other server with OpenAI's image API, such as https://gateway.example/v1.",
      (env) => ({
        baseURL: env.OPENAI_COMPATIBLE_URL,
        apiKey: env.OPENAI_COMPATIBLE_API_KEY,
        ...named(env.OPENAI_COMPATIBLE_MODELS),
      }),
    ),
    ...withOptions(
      {
        schema: z.strictObject({ models: ModelNames.default([]) }),
        fields: {
          models: {
            field: "names",
            label: "Models (optional)",
            hint: "One name a line: exactly these are offered. Empty: those that it lists itself.",
            placeholder: "flux-dev",
          },
        },
      },
      ({ baseURL = "", apiKey, allowPrivate }, { models }) =>
        createOpenAiCompatible({
          dialect: "gateway",
          baseURL,
          apiKey,
          allowPrivate,
          ...named(models),
        }),
    ),
  },
];

function named(models: readonly string[]): { models?: readonly string[] } {
  return models.length > 0 ? { models } : {};
}

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
    create: ({ baseURL = "", apiKey, allowPrivate }) =>
      createOpenAiCompatible({ dialect, baseURL, apiKey, allowPrivate }),
  };
}
