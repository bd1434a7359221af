import type { Charged, GenerationErrorCode, Operation } from "#lib/images/constants.ts";
import type { GenerationParams } from "#lib/images/schemas.ts";

export type Size = { width: number; height: number };
export type NumberRange = {
  min: number;
  max: number;
  step: number;
  default: number;
  /** While nothing is chosen nothing is sent: the server has a default that is not known here. */
  serverDefault?: true;
};
export type Choice = { values: readonly string[]; default: string };

/**
 * What one model can do. Plain data: it drives the form, the server's validation and `/api/images/models`.
 * What is absent here, the model cannot take, and a request that asks for it is refused by name.
 */
export type ModelCapabilities = {
  provider: string;
  /** Its provider's name, in lists of what can be used; adapters leave it out. */
  providerLabel?: string;
  id: string;
  label: string;
  /** One honest line shown beside the model's name. */
  notice?: string;
  operations: readonly Operation[];
  promptMaxLength: number;
  /** optional: words may be left out. none: it has no place for any, and they are refused. Absent: they are needed. */
  prompt?: "optional" | "none";
  negativePrompt: boolean;
  /** Needs words for what is to be replaced, beside the prompt for what comes in its place. */
  searchPrompt?: { maxLength: number };
  size: {
    /** Offered in the form; the first is the default. */
    presets: readonly Size[];
    /** Leaving width and height out is allowed: the source's size, or the model's choice. */
    auto: boolean;
    /** Other sizes than the presets, if any: pixels a side, total pixels, width to height. */
    free?: {
      multipleOf: number;
      min: number;
      max: number;
      minPixels: number;
      maxPixels: number;
      maxAspectRatio: number;
    };
  };
  steps?: NumberRange;
  guidance?: NumberRange;
  /** Only together with a source. */
  strength?: NumberRange;
  /** How freely it makes up what is new: 0 goes on with what is there. */
  creativity?: NumberRange;
  seed?: { min: number; max: number };
  scheduler?: Choice;
  quality?: Choice;
  background?: Choice;
  outputFormat?: Choice;
  /** Percent, for jpeg and webp alone. */
  outputCompression?: NumberRange;
  /** exact: pixels outside stay; guided: a hint; emulated: by instruction only. */
  mask: "exact" | "guided" | "emulated" | "none";
  /** Reads instructions that are drawn on the source; never together with a mask. */
  markup?: true;
  /** Its mask has to be all that is around one rectangle, as Extend makes it, and so many pixels on a side at most. */
  borderMax?: number;
  referencesMax: number;
  countMax: number;
  previews: boolean;
  /** Whether progress is a fraction or honestly unknown. */
  progress: boolean;
  cancel: "confirmed" | "best effort" | "impossible";
  cost: "free" | "usage" | "reported" | "unknown";
  /** A call whose answer was lost may be made again by itself: nothing is billed for it. */
  repeatable: boolean;
  /** What is tried, in this order, when its provider is down, in lists of what can be used; adapters leave it out. */
  fallbacks?: readonly ModelName[];
};

/** A model of a provider, with the names that people know them by. */
export type ModelName = { provider: string; model: string; label: string; providerLabel: string };

/** A picture handed to a provider, as it is stored. */
export type ProviderImage = Size & { bytes: Buffer; mimeType: string };

export type ProviderRequest = {
  /** Stable for one attempt; sent as an idempotency key where the provider has such a thing. */
  attemptId: string;
  /** Opaque and stable for one person; never an e-mail address. */
  endUserId: string;
  model: ModelCapabilities;
  operation: Operation;
  prompt: string;
  negativePrompt?: string;
  /** Checked against `model`. The seed is always set when the model has one. */
  params: GenerationParams;
  source?: ProviderImage;
  /** 8-bit gray, 255 = repaint, the source's size. Each adapter encodes it for its server. */
  mask?: ProviderImage;
  /** PNG with alpha, drawn instructions over the source, of its size. */
  markup?: ProviderImage;
  references: ProviderImage[];
};

/** What a provider tells while it works. `output` comes once for each picture and `done` exactly once, last. */
export type ProviderEvent =
  /** Waits at the vendor; `position` is how many are before it, null when the vendor does not say. */
  | { type: "queued"; position: number | null }
  | { type: "submitted"; remoteId?: string; providerRequestId?: string }
  | { type: "progress"; progress: number | null }
  | { type: "preview"; bytes: Buffer }
  | { type: "output"; bytes: Buffer; seed: number | null; revisedPrompt?: string }
  | {
      type: "done";
      /** What was really used, where it differs from what was asked or was left open. */
      params?: GenerationParams;
      usage?: Record<string, unknown>;
      costMicros: number | null;
      warnings: string[];
      providerRequestId?: string;
    };

/**
 * One image service. An adapter knows a vendor's protocol and nothing of our database or storage. It makes one attempt:
 * no retries of its own. When `signal` aborts it stops as far as the vendor allows and throws the signal's reason.
 */
export type ImageProvider = {
  id: string;
  label: string;
  models: readonly ModelCapabilities[];
  /** Micro-dollars a call will about cost; null when unknown. 0 for free. */
  estimateCostMicros(request: Pick<ProviderRequest, "model" | "operation" | "params">): number | null;
  /** @throws {ProviderError} for every failure except an abort. */
  generate(request: ProviderRequest, signal: AbortSignal): AsyncIterable<ProviderEvent>;
  /** Goes on with a job that an earlier `submitted` event named, as `generate` would have: nothing is bought again. */
  resume?(remoteId: string, request: ProviderRequest, signal: AbortSignal): AsyncIterable<ProviderEvent>;
  /** What its server can do now, where that changes: checkpoints, samplers. @throws {ProviderError} */
  discover?(signal: AbortSignal): Promise<readonly ModelCapabilities[]>;
  /** A harmless call that shows whether address and key are right. @returns a sentence. @throws {ProviderError} */
  check?(signal: AbortSignal): Promise<string>;
  /** Where the vendor needs other times than the settings give. Idle: without any sign of life. */
  timeouts?: { overallMs: number; idleMs: number };
};

type ProviderErrorDetails = {
  charged: Charged;
  retryAfterMs?: number;
  providerRequestId?: string;
  cause?: unknown;
};

/** A vendor's failure in our words. `message` is shown to the person: say what happened, never a key or an internal address. */
export class ProviderError extends Error {
  readonly code: GenerationErrorCode;
  readonly charged: Charged;
  readonly retryAfterMs: number | undefined;
  readonly providerRequestId: string | undefined;

  constructor(code: GenerationErrorCode, message: string, details: ProviderErrorDetails) {
    super(message, { cause: details.cause });
    this.name = "ProviderError";
    this.code = code;
    this.charged = details.charged;
    this.retryAfterMs = details.retryAfterMs;
    this.providerRequestId = details.providerRequestId;
  }
}
