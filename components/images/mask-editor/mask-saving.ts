import { create, type StoreApi } from "zustand";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { MaskStrokes } from "#lib/images/schemas.ts";
import { uploadAsset } from "../api/studio-api.ts";
import { assetUrl } from "../asset-url.ts";
import type { Draft, TrayImage, TrayMask } from "../composer/draft.ts";
import { takesMasks } from "../composer/generate-input.ts";
import { showError } from "../error-toast.ts";
import { digestOf, isBaked, isEmptyPainting } from "./mask-digest.ts";

/** Whose mask is saved: the one that is painted in this draft on this picture. */
export type MaskTarget = {
  composer: StoreApi<Draft>;
  source: Pick<TrayImage, "assetId" | "width" | "height">;
  sessionId: string | null;
};

type MaskSaving = {
  state: "saved" | "saving" | "failed";
  /** In a row. */
  failures: number;
  /** The newest mask, before the server has it. */
  preview: { sourceAssetId: string; digest: string; url: string } | null;
};

/** How far the painted mask has come on its way to the server. */
export const useMaskSaving = create<MaskSaving>(() => ({ state: "saved", failures: 0, preview: null }));

/** The server takes 256 KB; beyond this the mask becomes what further strokes are painted on. */
const STROKES_MAX_LENGTH = 200_000;

/** What was baked last, or is, for each draft: what nothing was left of has no mask that could tell. */
const latest = new WeakMap<StoreApi<Draft>, { digest: string; mask: Promise<TrayMask | null> }>();

/** Whether strokes were painted that nothing has been baked from, nor is being. */
export function needsBaking({ composer, source }: Omit<MaskTarget, "sessionId">): boolean {
  const { strokes, mask } = composer.getState();
  if (strokes?.sourceAssetId !== source.assetId || isBaked({ strokes, mask })) return false;
  return latest.get(composer)?.digest !== digestOf(strokes.strokes);
}

/**
 * The mask of what is painted in `draft`, baked and uploaded if it is not yet; null where nothing is to be repainted.
 * @throws {Error | ApiError} when that fails; the strokes are kept and can be tried again
 */
export async function bakedMask(
  target: MaskTarget,
  draft = target.composer.getState(),
): Promise<TrayMask | null> {
  const { strokes, mask } = draft;
  if (strokes?.sourceAssetId !== target.source.assetId || isBaked({ strokes, mask })) return mask;
  const digest = digestOf(strokes.strokes);
  const known = latest.get(target.composer);
  if (known?.digest === digest) return await known.mask;
  const baking = saveMask(target, strokes.strokes, digest);
  latest.set(target.composer, { digest, mask: baking });
  return await baking;
}

/**
 * `draft` with the mask that is painted in it, for a model that takes masks.
 * @throws as `bakedMask`
 */
export async function withBakedMask(
  { composer, source, sessionId }: Omit<MaskTarget, "source"> & { source: MaskTarget["source"] | null },
  draft: Draft,
  model: ModelCapabilities,
): Promise<Draft> {
  if (!source || !takesMasks(model)) return draft;
  return { ...draft, mask: await bakedMask({ composer, source, sessionId }, draft) };
}

async function saveMask(target: MaskTarget, strokes: MaskStrokes, digest: string): Promise<TrayMask | null> {
  const { composer } = target;
  const isNewest = () => latest.get(composer)?.digest === digest;
  useMaskSaving.setState({ state: "saving" });
  try {
    const mask = isEmptyPainting(strokes) ? null : await bakeAndUpload(target, strokes, digest);
    if (isNewest()) {
      useMaskSaving.setState({ state: "saved", failures: 0 });
      takeUp(composer, strokes, digest, mask);
    }
    return mask;
  } catch (error) {
    if (isNewest()) {
      latest.delete(composer);
      fail(error);
    }
    throw error;
  }
}

async function bakeAndUpload(
  { source, sessionId }: MaskTarget,
  strokes: MaskStrokes,
  digest: string,
): Promise<TrayMask | null> {
  const { bakeInWorker } = await import("./bake-in-worker.ts");
  const baseUrl = strokes.baseAssetId && assetUrl(strokes.baseAssetId);
  const { width, height } = source;
  const file = await bakeInWorker({ size: { width, height }, strokes: strokes.strokes, baseUrl });
  showPreview(file && { sourceAssetId: source.assetId, digest, url: URL.createObjectURL(file) });
  if (!file) return null;
  const { assetId, url } = await uploadAsset({
    file,
    fileName: "mask.png",
    role: "mask",
    sessionId: sessionId ?? undefined,
    sourceAssetId: source.assetId,
    strokes: isLong(strokes) ? undefined : strokes,
  });
  return { assetId, url, sourceAssetId: source.assetId, paintedAs: digest };
}

/** Unless more was painted meanwhile. */
function takeUp(
  composer: StoreApi<Draft>,
  strokes: MaskStrokes,
  digest: string,
  mask: TrayMask | null,
): void {
  const now = composer.getState().strokes;
  if (!now || digestOf(now.strokes) !== digest) return;
  if (mask && isLong(strokes)) {
    composer.setState({ mask, strokes: { ...now, strokes: { baseAssetId: mask.assetId, strokes: [] } } });
  } else composer.setState({ mask });
}

function isLong(strokes: MaskStrokes): boolean {
  return strokes.strokes.length > 1900 || JSON.stringify(strokes).length > STROKES_MAX_LENGTH;
}

function showPreview(preview: MaskSaving["preview"]): void {
  const before = useMaskSaving.getState().preview;
  if (before) URL.revokeObjectURL(before.url);
  useMaskSaving.setState({ preview });
}

function fail(error: unknown): void {
  const { failures } = useMaskSaving.getState();
  useMaskSaving.setState({ state: "failed", failures: failures + 1 });
  if (failures === 0)
    showError("The mask is not saved yet. What you painted is kept, and tried again", error);
}
