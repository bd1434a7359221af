export const GENERATION_STATUSES = ["queued", "running", "succeeded", "failed", "canceled"] as const;
export type GenerationStatus = (typeof GENERATION_STATUSES)[number];

/**
 * `input` is the picture that is changed (the source), in the field's older name kept by the schema. `raw` is what the
 * provider sent where the output was made from it; `markup` a transparent overlay of arrows and words on the source.
 */
export const ASSET_ROLES = ["input", "mask", "markup", "reference", "output", "raw"] as const;
export type AssetRole = (typeof ASSET_ROLES)[number];
export const UPLOAD_ROLES = ["input", "mask", "markup", "reference"] as const satisfies readonly AssetRole[];
export type UploadRole = (typeof UPLOAD_ROLES)[number];

export const OPERATIONS = ["text-to-image", "image-to-image", "inpaint"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Kinds of files that have a quality to choose. */
export const LOSSY_FORMATS: readonly string[] = ["jpeg", "webp"];

/** Why a generation failed. Closed: the page has words for each. */
export const GENERATION_ERROR_CODES = [
  "content_blocked",
  "invalid_request",
  "auth",
  "unknown_model",
  "rate_limited",
  "out_of_credit",
  "over_budget",
  "unavailable",
  "timeout",
  "bad_output",
  "interrupted",
  "internal",
] as const;
export type GenerationErrorCode = (typeof GENERATION_ERROR_CODES)[number];

/** Whether a failed or canceled call cost money. */
export const CHARGED = ["no", "yes", "unknown"] as const;
export type Charged = (typeof CHARGED)[number];

export const ATTEMPT_STATES = ["created", "submitted", "succeeded", "failed", "unknown"] as const;

export const EVENT_TYPES = [
  "generation.queued",
  "generation.started",
  "generation.succeeded",
  "generation.failed",
  "generation.canceled",
  "generation.deleted",
  "generation.restored",
  "generation.updated",
  "session.updated",
  "draft.updated",
  "queue.updated",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Widths, in pixels, of the derived WebP sizes of a picture. */
export const DERIVED_WIDTHS = [320, 640, 1280] as const;
export type DerivedWidth = (typeof DERIVED_WIDTHS)[number];

export const PROMPT_MAX_LENGTH = 32_000;
export const TITLE_MAX_LENGTH = 120;
export const PAGE_LIMIT = { default: 12, max: 100 } as const;
/** Steps a session page loads at once. */
export const STEPS_PAGE_LIMIT = 50;
/** Light steps that the tree loads at once. */
export const TREE_PAGE_LIMIT = 1000;
/** Of the name of a branch. */
export const LABEL_MAX_LENGTH = 80;

/** Models that stand in for one. A longer chain would keep a person waiting for one failure after the other. */
export const FALLBACKS_MAX = 5;

/** Short words about the way of working, each shown until it is closed once. */
export const TIPS = ["iterate", "branch", "history"] as const;
export type Tip = (typeof TIPS)[number];
/** What is thrown away can be brought back for so long. */
export const TRASH_KEPT_DAYS = 30;
