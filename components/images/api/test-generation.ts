import type { AssetView, GenerationView } from "#lib/images/views.ts";

/** Builders for tests. */
export function testGeneration(overrides: Partial<GenerationView> = {}): GenerationView {
  return {
    id: "gen_1",
    sessionId: "ses_1",
    parentGenerationId: null,
    stepNumber: 1,
    provider: "test",
    model: "full",
    operation: "text-to-image",
    prompt: "a fox",
    negativePrompt: null,
    revisedPrompt: null,
    params: {},
    actualParams: null,
    warnings: [],
    status: "succeeded",
    progress: null,
    previewUrl: null,
    error: null,
    cancelRequested: false,
    estimatedCostMicros: null,
    costMicros: null,
    createdAt: "2026-01-01T00:00:00.000Z",
    startedAt: null,
    finishedAt: null,
    durationMs: null,
    expectedDurationMs: null,
    label: null,
    starred: false,
    folded: false,
    settingsHash: null,
    waitsForGenerationId: null,
    replayOfGenerationId: null,
    sweepId: null,
    inputs: [],
    outputs: [],
    rawOutputs: [],
    ...overrides,
  };
}

export function testAsset(overrides: Partial<AssetView> = {}): AssetView {
  return {
    id: "asset_1",
    role: "output",
    url: "/api/images/assets/asset_1",
    width: 512,
    height: 384,
    mimeType: "image/png",
    sizeBytes: 1000,
    seed: 1,
    generationId: "gen_1",
    sourceAssetId: null,
    drift: null,
    changedFraction: null,
    hasStrokes: false,
    ...overrides,
  };
}
