import type { ModelName } from "#lib/images/providers/types.ts";

/** `available`: false for a model that cannot be used now, because it is gone or its provider is turned off. */
export type FallbackModelView = ModelName & { available: boolean };

/** The models that stand in for one, in the order in which they are tried. */
export type FallbackView = FallbackModelView & { targets: FallbackModelView[] };

export type FallbackListView = {
  fallbacks: FallbackView[];
  /** Everything that can have a chain or be in one. */
  models: ModelName[];
  nextCursor: string | null;
};
