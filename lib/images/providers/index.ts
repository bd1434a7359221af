import { env } from "#lib/env.ts";
import { createOpenAi } from "./openai.ts";
import { sketch } from "./sketch.ts";
import type { ImageProvider, ModelCapabilities } from "./types.ts";

let configured: readonly ImageProvider[] | undefined;

/** The providers that the settings allow, the built-in one first: it needs no key. */
function configuredProviders(): readonly ImageProvider[] {
  configured ??= fromSettings();
  return configured;
}

export function findProvider(id: string): ImageProvider | null {
  return configuredProviders().find((provider) => provider.id === id) ?? null;
}

export function findModel(providerId: string, modelId: string): ModelCapabilities | null {
  return findProvider(providerId)?.models.find((model) => model.id === modelId) ?? null;
}

/** Every model that can be used now, in the order in which they are offered. */
export function listModels(): ModelCapabilities[] {
  return configuredProviders().flatMap((provider) => provider.models);
}

function fromSettings(): ImageProvider[] {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL } = env();
  return apiKey ? [sketch, createOpenAi({ apiKey, baseURL })] : [sketch];
}
