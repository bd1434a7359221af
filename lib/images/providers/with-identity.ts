import type { ImageProvider, ModelCapabilities } from "./types.ts";

/** The same provider under an id and a name of its own, so that there can be several of its kind. */
export function withIdentity(
  provider: ImageProvider,
  { id, label }: Pick<ImageProvider, "id" | "label">,
): ImageProvider {
  const rename = (models: readonly ModelCapabilities[]) =>
    models.map((model) => ({ ...model, provider: id }));
  const discover = provider.discover?.bind(provider);
  return {
    ...provider,
    id,
    label,
    get models() {
      return rename(provider.models);
    },
    ...(discover && { discover: async (signal) => rename(await discover(signal)) }),
  };
}
