/** What the real server knows of its models; written from its documentation and not from our capability table. */
export type FakeModel = {
  freeSizes: boolean;
  qualities: readonly string[];
  inputFidelity: readonly string[];
  /** Takes instructions drawn over the first image. */
  markup?: true;
};

const UP_TO_HIGH = ["auto", "low", "medium", "high"];
const UP_TO_MAX = [...UP_TO_HIGH, "xhigh", "max"];
const NEWER: FakeModel = { freeSizes: true, qualities: UP_TO_MAX, inputFidelity: [], markup: true };

/** Retired models (dall-e-2, dall-e-3, gpt-image-1) are missing on purpose: they answer 404. */
const MODELS: Record<string, FakeModel> = {
  "gpt-image-1-mini": { freeSizes: false, qualities: UP_TO_HIGH, inputFidelity: ["low"] },
  "gpt-image-1.5": { freeSizes: false, qualities: UP_TO_HIGH, inputFidelity: ["low", "high"] },
  "gpt-image-2": { freeSizes: true, qualities: UP_TO_HIGH, inputFidelity: [] },
  "gpt-image-2.5-flare": NEWER,
  "gpt-image-2.5-sunburst": NEWER,
  "gpt-image-2.6-flare": NEWER,
  "gpt-image-2.6-sunburst": NEWER,
  "chatgpt-image-latest": { freeSizes: false, qualities: UP_TO_HIGH, inputFidelity: [] },
};

export function findFakeModel(id: unknown): FakeModel | undefined {
  return typeof id === "string" && Object.hasOwn(MODELS, id) ? MODELS[id] : undefined;
}

export function modelList() {
  const data = Object.keys(MODELS).map((id) => ({
    id,
    object: "model",
    created: 1_760_000_000,
    owned_by: "system",
  }));
  return { object: "list", data };
}
