import { z } from "zod";
import { idPattern } from "#lib/ids.ts";
import {
  DERIVED_WIDTHS,
  LABEL_MAX_LENGTH,
  PAGE_LIMIT,
  PROMPT_MAX_LENGTH,
  TIPS,
  TITLE_MAX_LENGTH,
  TREE_PAGE_LIMIT,
  UPLOAD_ROLES,
} from "./constants.ts";
import { MarkupStrokes } from "./markup-strokes.ts";

/** PostgreSQL's text holds every character but NUL. */
const Text = z.string().refine((text) => !text.includes("\0"), "Remove the character NUL.");

const ImageSessionId = z.string().regex(idPattern("imageSession"), "Not a session id.");
export const GenerationId = z.string().regex(idPattern("generation"), "Not a generation id.");
export const AssetId = z.string().regex(idPattern("asset"), "Not an asset id.");

/**
 * The knobs of a generation, in the field's own terms. All optional: what is absent is the model's default.
 * Bounds here are only sanity; the model's own bounds are in its capabilities.
 */
export const GenerationParams = z.strictObject({
  /** Pixels. Absent together with `height`: the source's size, or the model's own choice. */
  width: z.int().min(1).max(16_384).optional(),
  height: z.int().min(1).max(16_384).optional(),
  steps: z.int().min(1).max(1000).optional(),
  guidance: z.number().min(0).max(100).optional(),
  /** 0 to 1; 1 ignores the source. */
  strength: z.number().min(0).max(1).optional(),
  /** 0 to 1; 0 goes on with what is there. */
  creativity: z.number().min(0).max(1).optional(),
  /** Words for what is to be replaced; the prompt says what comes in its place. */
  searchPrompt: Text.trim().max(PROMPT_MAX_LENGTH).optional(),
  scheduler: z.string().max(100).optional(),
  /** Absent: a random one, which is stored with the output. */
  seed: z.int().min(0).max(4_294_967_295).optional(),
  count: z.int().min(1).max(16).optional(),
  quality: z.string().max(40).optional(),
  background: z.string().max(40).optional(),
  outputFormat: z.string().max(40).optional(),
  /** Percent: 100 keeps most of the picture. Only for jpeg and webp. */
  outputCompression: z.int().min(0).max(100).optional(),
  /** False: what the model changed outside the mask stays. Absent: it is put back. Without a mask it means nothing. */
  pixelLock: z.boolean().optional(),
  /** True: colours that the model shifted are brought back to the source's before its pixels are put back. */
  colorMatch: z.boolean().optional(),
});
export type GenerationParams = z.infer<typeof GenerationParams>;

const Place = z.number().min(-32_768).max(65_536);
/** x and y of one point after the other, in pixels of the source. */
const Points = z.array(Place).min(2).max(20_000);

/** One act of painting a mask. All that is not a shape has `points`. `erase`: takes away instead of adding. */
const MaskStroke = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("brush"),
    erase: z.boolean(),
    /** Pixels of the source, across. */
    size: z.number().positive().max(16_384),
    /** 0 to 1: how much of the brush is solid before it fades. */
    hardness: z.number().min(0).max(1),
    points: Points,
  }),
  z.strictObject({ kind: z.literal("lasso"), erase: z.boolean(), points: Points }),
  z.strictObject({
    kind: z.enum(["rectangle", "ellipse"]),
    erase: z.boolean(),
    x: Place,
    y: Place,
    width: z.number().positive().max(65_536),
    height: z.number().positive().max(65_536),
  }),
  z.strictObject({ kind: z.literal("invert") }),
  z.strictObject({ kind: z.literal("clear") }),
  z.strictObject({ kind: z.literal("all") }),
  /** Pixels; negative shrinks. */
  z.strictObject({ kind: z.literal("grow"), pixels: z.number().min(-512).max(512) }),
  /** Pixels over which the edge fades. */
  z.strictObject({ kind: z.literal("feather"), pixels: z.number().min(0).max(512) }),
]);

/** How a mask was painted, in order. `baseAssetId`: the baked mask that the first stroke was painted on. */
export const MaskStrokes = z.strictObject({
  baseAssetId: AssetId.nullable(),
  strokes: z.array(MaskStroke).max(2000),
});
export type MaskStrokes = z.infer<typeof MaskStrokes>;

const SWEEP_KINDS = ["model", "seed", "strength", "guidance", "steps", "prompt"] as const;
/** `values`: of a model `provider/model`, of a prompt the words themselves, otherwise numbers. */
export const SweepAxis = z.strictObject({
  kind: z.enum(SWEEP_KINDS),
  values: z
    .array(z.union([z.string().max(PROMPT_MAX_LENGTH), z.number()]))
    .min(1)
    .max(16),
});
export type SweepAxis = z.infer<typeof SweepAxis>;

/** May be empty: whether words are needed is up to the model. */
const Prompt = Text.trim().max(
  PROMPT_MAX_LENGTH,
  `A prompt can have ${PROMPT_MAX_LENGTH.toLocaleString("en")} characters at most.`,
);

export const GenerateInput = z.strictObject({
  sessionId: ImageSessionId,
  provider: z.string().min(1).max(60),
  model: z.string().min(1).max(200),
  prompt: Prompt,
  negativePrompt: Text.trim().max(PROMPT_MAX_LENGTH).optional(),
  params: GenerationParams.default({}),
  sourceAssetId: AssetId.optional(),
  maskAssetId: AssetId.optional(),
  /** A transparent overlay of arrows, shapes and words that tell the model what to do. */
  markupAssetId: AssetId.optional(),
  referenceAssetIds: z.array(AssetId).max(16).default([]),
  parentGenerationId: GenerationId.optional(),
  /** Ahead of the steps that wait already. */
  atFront: z.boolean().optional(),
  /** False: the model's fall-backs get nothing of it, even when its provider is down. */
  allowsFallback: z.boolean().optional(),
});
export type GenerateInput = z.infer<typeof GenerateInput>;

const Title = Text.trim()
  .min(1, "A title needs at least one character.")
  .max(TITLE_MAX_LENGTH, `A title can have ${TITLE_MAX_LENGTH} characters at most.`);

export const CreateSessionInput = z.strictObject({
  title: Title.optional(),
  provider: Text.max(60).optional(),
  model: Text.max(200).optional(),
});
export type CreateSessionInput = z.infer<typeof CreateSessionInput>;

/** Micro-dollars, up to a million dollars. Null: no limit. */
export const BudgetMicros = z
  .int("A budget is a number of micro-dollars.")
  .min(0, "A budget cannot be less than nothing.")
  .max(1e12, "A budget can be $1,000,000 at most.")
  .nullable();

export const UpdateSessionInput = z
  .strictObject({
    title: Title.optional(),
    starred: z.boolean().optional(),
    budgetMicros: BudgetMicros.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Nothing to change.");
export type UpdateSessionInput = z.infer<typeof UpdateSessionInput>;

const BULK_ACTIONS = ["delete", "restore", "star", "unstar"] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];
/** What is done to many sessions at once. */
export const BulkSessionsInput = z.strictObject({
  ids: z.array(ImageSessionId).min(1).max(PAGE_LIMIT.max),
  action: z.enum(BULK_ACTIONS),
});
export type BulkSessionsInput = z.infer<typeof BulkSessionsInput>;

export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT.max).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const SessionListQuery = PageQuery.extend({
  q: Text.trim().max(200).optional(),
  /** `provider/model`: with a picture that it made. */
  model: Text.max(300).optional(),
  /** Starred itself, or with a starred step. */
  starred: z.literal("1").optional(),
  /** Changed then or later, and before. */
  from: Instant.optional(),
  to: Instant.optional(),
});
export type SessionListQuery = z.infer<typeof SessionListQuery>;

/** What was thrown away together: a session, or the steps of a session that went with the named one. */
export const TrashInput = z.strictObject({
  ids: z
    .array(z.union([ImageSessionId, GenerationId]))
    .min(1)
    .max(PAGE_LIMIT.max),
  action: z.enum(["restore", "purge"]),
});
export type TrashInput = z.infer<typeof TrashInput>;

/** Absent: to a new session. */
export const MoveBranchInput = z.strictObject({ sessionId: ImageSessionId.optional() });
export type MoveBranchInput = z.infer<typeof MoveBranchInput>;

export const SessionParams = z.object({ sessionId: ImageSessionId });
export const GenerationIdParams = z.object({ generationId: GenerationId });
export const AssetParams = z.object({ assetId: AssetId });

export const AssetQuery = z.object({
  w: z.coerce.number().pipe(z.literal(DERIVED_WIDTHS)).optional(),
  download: z.literal("1").optional().transform(Boolean),
});

const JsonText = z.string().transform((text, { addIssue }) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    addIssue({ code: "custom", message: "This is not JSON, or longer than can be taken." });
    return z.NEVER;
  }
});

export const UploadFields = z.strictObject({
  role: z.enum(UPLOAD_ROLES),
  sessionId: ImageSessionId.optional(),
  sourceAssetId: AssetId.optional(),
  /** Of a mask or an overlay: how it was painted, as JSON. */
  strokes: JsonText.pipe(z.union([MaskStrokes, MarkupStrokes])).optional(),
});

/** Tips that were closed, added to those that were before; or `showTips` to have all of them shown again. */
export const PreferencesInput = z.union([
  z.strictObject({ dismissedTips: z.array(z.enum(TIPS)).min(1).max(TIPS.length) }),
  z.strictObject({ showTips: z.literal(true) }),
]);

/** The picture as the model made it. */
export const TakeRawInput = z.strictObject({ assetId: AssetId });

/** Pixels. `overlap`: how far the mask of the new border reaches into the picture, so that the two can grow together. */
export const ExtendInput = z
  .strictObject({
    top: z.int().min(0).max(16_384),
    right: z.int().min(0).max(16_384),
    bottom: z.int().min(0).max(16_384),
    left: z.int().min(0).max(16_384),
    overlap: z.int().min(0).max(64).default(8),
  })
  .refine(({ top, right, bottom, left }) => top + right + bottom + left > 0, {
    path: ["top"],
    error: "Choose at least one side to extend.",
  });
export type ExtendInput = z.infer<typeof ExtendInput>;

export const StreamQuery = z.object({ generationId: GenerationId });

export const TreeQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(TREE_PAGE_LIMIT).optional(),
});
export type TreeQuery = z.infer<typeof TreeQuery>;

const Label = Text.trim()
  .min(1, "A name needs at least one character.")
  .max(LABEL_MAX_LENGTH, `A name can have ${LABEL_MAX_LENGTH} characters at most.`);

/** What a person notes on a step. A null label takes the name away. */
export const AnnotateInput = z
  .strictObject({
    label: Label.nullable().optional(),
    starred: z.boolean().optional(),
    folded: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Nothing to change.");
export type AnnotateInput = z.infer<typeof AnnotateInput>;

/** The page's own shape: it checks what it reads. */
const DraftBody = z.record(z.string(), z.unknown());
export type DraftBody = z.infer<typeof DraftBody>;

/** Mask strokes are most of it. */
export const DRAFT_MAX_BYTES = 1024 * 1024;
/** Without a session: the draft of the page that begins one. */
export const DraftQuery = z.object({ sessionId: ImageSessionId.optional() });
export const DraftInput = z.strictObject({ version: z.int().min(0).max(2_147_483_647), body: DraftBody });

/** `q`: words that all have to be in the prompt. */
export const PromptListQuery = PageQuery.extend({ q: Text.trim().max(200).optional() });
export type PromptListQuery = z.infer<typeof PromptListQuery>;

export const LibraryQuery = PromptListQuery.extend({
  /** Only the pictures of this session. */
  sessionId: ImageSessionId.optional(),
  kind: z.enum(["all", "uploads"]).optional(),
});
export type LibraryQuery = z.infer<typeof LibraryQuery>;
