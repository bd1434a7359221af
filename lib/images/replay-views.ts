import type { Estimate } from "./estimates.ts";

/** A step that a replay will make, told by the one it makes again. */
export type ReplayStepView = {
  generationId: string;
  stepNumber: number;
  prompt: string;
  provider: string;
  model: string;
  /** The picture that the edit made the first time. */
  pictureUrl: string | null;
  maskUrl: string | null;
  markupUrl: string | null;
  referenceCount: number;
  /** Number of the old step whose new twin it builds on; null when it builds on the new picture itself. */
  buildsOn: number | null;
  estimatedCostMicros: number | null;
};

/** A step that a replay leaves out, and why in words for the person. */
export type SkippedStepView = {
  generationId: string;
  stepNumber: number;
  prompt: string;
  pictureUrl: string | null;
  reason: string;
};

/** What a replay would do. `steps` run in this order, once on each of `baseCount` pictures. */
export type ReplayPlanView = {
  steps: ReplayStepView[];
  skipped: SkippedStepView[];
  baseCount: number;
  stepCount: number;
  estimate: Estimate;
  /** Generations left today; null without a limit. */
  leftToday: number | null;
  /** Why it cannot be started; null when it can. */
  obstacle: string | null;
};
