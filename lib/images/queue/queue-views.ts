import type { Charged, GenerationErrorCode } from "#lib/images/constants.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationView } from "#lib/images/views.ts";

/** The JSON shapes of the queue: light, since a person may have hundreds of steps in line. Instants are ISO 8601. */

export type QueueStepView = {
  id: string;
  sessionId: string;
  sessionTitle: string | null;
  stepNumber: number;
  provider: string;
  model: string;
  providerLabel: string;
  /** The beginning of it. */
  prompt: string;
  /** The picture that it changes; null when it starts from words. */
  sourceUrl: string | null;
  /** Nothing that is stopped has to be paid for. */
  free: boolean;
  /** How far it can be stopped once it runs. */
  cancel: ModelCapabilities["cancel"];
  createdAt: string;
};

export type RunningStepView = QueueStepView & {
  /** `starting`: handed to the workers, not begun. It can be canceled, but not moved any more. */
  status: "starting" | "running";
  progress: number | null;
  vendorPosition: number | null;
  retry: GenerationView["retry"];
  startedAt: string | null;
  expectedDurationMs: number | null;
  cancelRequested: boolean;
};

export type WaitingStepView = QueueStepView & {
  /** From 1. */
  place: number;
  /** The number of the step whose picture it waits for. */
  waitsForStep: number | null;
  retry: GenerationView["retry"];
  expectedDurationMs: number | null;
  /** From the moment of the answer on; null when nobody can tell. */
  expectedStartInMs: number | null;
};

export type FailedStepView = QueueStepView & {
  finishedAt: string;
  error: { code: GenerationErrorCode; message: string; retryable: boolean; charged: Charged };
};

export type QueueCountsView = { paused: boolean; running: number; waiting: number };

export type QueueView = {
  counts: QueueCountsView;
  running: RunningStepView[];
  /** One page of them, the next to start first. */
  waiting: WaitingStepView[];
  /** Ask again with `after=` this for the next page. */
  nextAfter: string | null;
  /** Of the last day, newest first, without those that were tried again. */
  recentlyFailed: FailedStepView[];
};
