import type { ModelCapabilities } from "#lib/images/providers/types.ts";

/** A model for tests of what the page says and sends. */
export function testModel(overrides: Partial<ModelCapabilities> = {}): ModelCapabilities {
  return {
    provider: "vendor",
    providerLabel: "Vendor",
    id: "model",
    label: "Model",
    operations: ["text-to-image", "image-to-image", "inpaint"],
    promptMaxLength: 1000,
    negativePrompt: false,
    size: { presets: [{ width: 512, height: 512 }], auto: true },
    mask: "exact",
    referencesMax: 0,
    countMax: 1,
    previews: false,
    progress: false,
    cancel: "impossible",
    cost: "usage",
    repeatable: false,
    ...overrides,
  };
}
