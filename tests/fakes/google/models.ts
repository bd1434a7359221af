/** What the real server knows of its models; written from its documentation and not from our capability table. */
export type FakeModel = { ratios: readonly string[]; imageSizes: readonly string[]; thinks: boolean };

const RATIOS = ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"];
const ALL_RATIOS = [...RATIOS, "1:8", "8:1", "1:4", "4:1"];

const MODELS: Record<string, FakeModel> = {
  "gemini-nano-banana-2.1": { ratios: ALL_RATIOS, imageSizes: ["1K", "2K", "4K"], thinks: true },
  "gemini-3-pro-image": { ratios: RATIOS, imageSizes: ["1K", "2K", "4K"], thinks: true },
  "gemini-3.1-flash-image": { ratios: ALL_RATIOS, imageSizes: ["512", "1K", "2K", "4K"], thinks: true },
  "gemini-3.1-flash-lite-image": { ratios: RATIOS, imageSizes: [], thinks: false },
  "nano-banana-pro-preview": { ratios: RATIOS, imageSizes: ["1K", "2K", "4K"], thinks: true },
};

export const MODEL_IDS = Object.keys(MODELS);

export function findFakeModel(id: string): FakeModel | undefined {
  return Object.hasOwn(MODELS, id) ? MODELS[id] : undefined;
}

/** `GET models`: picture models are among many others. */
export function modelList(ids: readonly string[]) {
  const entry = (id: string, methods: string[]) => ({
    name: `models/${id}`,
    version: "001",
    displayName: id.replaceAll("-", " "),
    inputTokenLimit: 65_536,
    outputTokenLimit: 32_768,
    supportedGenerationMethods: methods,
  });
  return {
    models: [
      entry("gemini-3.8-flash", ["generateContent", "countTokens"]),
      ...ids.map((id) => entry(id, ["generateContent", "countTokens", "batchGenerateContent"])),
      entry("gemini-image-embedding-1", ["embedContent"]),
    ],
  };
}
