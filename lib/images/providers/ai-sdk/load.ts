import type { ImageModel } from "ai";
import { ProviderError } from "#lib/images/providers/types.ts";
import type { Fetch } from "#lib/outbound.ts";
import type { Vendor } from "./vendors.ts";

export type Ai = typeof import("ai");

/** What every vendor's package takes. */
export type SdkSettings = { apiKey: string; baseURL?: string; region?: string; fetch: Fetch };
export type LoadedSdk = {
  ai: Ai;
  imageModel: (id: string) => Exclude<ImageModel, string>;
  /** Only the gateway's. */
  getAvailableModels?: () => Promise<unknown>;
};

type Factory = (settings: SdkSettings) => Omit<LoadedSdk, "ai">;

/**
 * The AI SDK and one vendor's package, from the moment on that they are needed. They are optional: whoever does not use
 * them does not have them.
 * @throws {ProviderError} invalid_request when they are not installed, with what to do
 */
export async function loadSdk(
  { packageName, factory, label }: Vendor,
  settings: SdkSettings,
): Promise<LoadedSdk> {
  try {
    // Not for a bundler to look into: it would fail without the package.
    const ai: Ai = await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ "ai");
    const loaded: unknown = await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ packageName);
    const { imageModel, getAvailableModels } = factoryOf(loaded, factory)(settings);
    return { ai, imageModel, ...(getAvailableModels && { getAvailableModels }) };
  } catch (error) {
    if (!isMissing(error)) throw error;
    const packages = [...new Set(["ai", packageName])].join(" ");
    throw new ProviderError(
      "invalid_request",
      `${label} needs packages that are not installed. Run "npm install ${packages}" on the server and start it again.`,
      { charged: "no", cause: error },
    );
  }
}

/** The one place that believes a package to be what its documentation says: it cannot be known before it is loaded. */
function factoryOf(loaded: unknown, name: string): Factory {
  const factory: unknown = typeof loaded === "object" && loaded !== null && Reflect.get(loaded, name);
  if (typeof factory !== "function") throw new Error(`The package has no ${name}.`);
  return factory as Factory;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
}
