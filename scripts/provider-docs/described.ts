import { parseEnv } from "#lib/env.ts";
import { createComfyUi } from "#lib/images/providers/comfyui.ts";
import { PROVIDER_KINDS, type ProviderKind } from "#lib/images/providers/kinds.ts";
import { DIALECTS } from "#lib/images/providers/openai-compatible/dialects.ts";
import { createSdapi } from "#lib/images/providers/sdapi.ts";
import { sketch } from "#lib/images/providers/sketch.ts";
import type { ImageProvider, ModelCapabilities } from "#lib/images/providers/types.ts";
import { startFakeComfyUi } from "#tests/fakes/comfyui.ts";
import { startFakeSdapi } from "#tests/fakes/sdapi.ts";
import { SETUPS, type Setup } from "./setups.ts";

type Described = {
  provider: ImageProvider;
  /** With labels for people where the server has the names. */
  models: readonly ModelCapabilities[];
  /** Null for the built-in one, which needs none. */
  setup: (Setup & { hint: string }) | null;
};

/** What an environment must have besides, to be read at all. */
const REST = { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none", BETTER_AUTH_SECRET: "-".repeat(32) };

/**
 * Every provider there is, as its own lines set it up. What servers of one's own can do is asked of the stand-ins that
 * the tests use for them.
 * @throws {Error} for a kind without lines, or with lines that set up nothing
 */
export async function describeProviders(): Promise<Described[]> {
  const described: Described[] = [{ provider: sketch, models: sketch.models, setup: null }];
  for (const kind of PROVIDER_KINDS) described.push(await describeKind(kind));
  return described;
}

async function describeKind(kind: ProviderKind): Promise<Described> {
  const setup = SETUPS[kind.kind];
  if (!setup) throw new Error(`scripts/provider-docs/setups.ts has no lines for ${kind.kind}`);
  const settings = setup.lines.map((line) => [line.split("=", 1)[0], line.slice(line.indexOf("=") + 1)]);
  const provider = kind.fromEnv(parseEnv({ ...REST, ...Object.fromEntries(settings) }));
  if (!provider) throw new Error(`The lines for ${kind.kind} set up nothing`);
  return {
    provider,
    models: await modelsOf(provider),
    setup: { ...setup, hint: kind.hint },
  };
}

async function modelsOf(provider: ImageProvider): Promise<readonly ModelCapabilities[]> {
  if (provider.id === "sdapi") return await webUiModels();
  if (provider.id === "comfyui") return await comfyUiModels();
  const dialect = Object.values(DIALECTS).find(({ id }) => id === provider.id);
  if (!dialect) return provider.models;
  return [{ ...dialect.abilities, provider: provider.id, id: "any", label: "what it serves" }];
}

async function webUiModels(): Promise<ModelCapabilities[]> {
  return [
    await firstWebUiModel("a1111", "any checkpoint (AUTOMATIC1111, Forge, SD.Next)"),
    await firstWebUiModel("koboldcpp", "any checkpoint (KoboldCpp, sd-server)"),
    await firstWebUiModel("draw-things", "what is loaded (Draw Things)"),
  ];
}

async function firstWebUiModel(
  software: "a1111" | "koboldcpp" | "draw-things",
  label: string,
): Promise<ModelCapabilities> {
  const server = await startFakeSdapi({ software });
  try {
    return await firstModel(createSdapi({ baseURL: server.baseURL, allowPrivate: true }), label);
  } finally {
    await server.close();
  }
}

async function comfyUiModels(): Promise<ModelCapabilities[]> {
  const server = await startFakeComfyUi();
  try {
    return [
      await firstModel(createComfyUi({ baseURL: server.baseURL, allowPrivate: true }), "any checkpoint"),
    ];
  } finally {
    await server.close();
  }
}

async function firstModel(provider: ImageProvider, label: string): Promise<ModelCapabilities> {
  const [model] = (await provider.discover?.(AbortSignal.timeout(10_000))) ?? [];
  if (!model) throw new Error(`${provider.label} lists no model`);
  return { ...model, label };
}
