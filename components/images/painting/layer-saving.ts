import { create, type StoreApi, type UseBoundStore } from "zustand";
import { uploadAsset } from "../api/studio-api.ts";
import { assetUrl } from "../asset-url.ts";
import type { Draft, TrayImage, TrayOverlay } from "../composer/draft.ts";
import { showError } from "../error-toast.ts";
import type { Layer, Painted } from "./layer.ts";
import { digestOf, isBaked, isEmptyPainting } from "./painted-digest.ts";

/** What is saved: what is painted in this draft on this picture. */
export type SavingTarget = {
  composer: StoreApi<Draft>;
  source: Pick<TrayImage, "assetId" | "width" | "height">;
  sessionId: string | null;
};

type SavingState = {
  state: "saved" | "saving" | "failed";
  /** In a row. */
  failures: number;
  /** The newest picture, before the server has it. */
  preview: { sourceAssetId: string; digest: string; url: string } | null;
};

/** How what is painted in a layer comes to the server. */
export type LayerSaving<Stroke> = {
  layer: Layer<Stroke>;
  useSaving: UseBoundStore<StoreApi<SavingState>>;
  /** What was baked last, or is, for each draft: what nothing was left of has no picture that could tell. */
  latest: WeakMap<StoreApi<Draft>, { digest: string; picture: Promise<TrayOverlay | null> }>;
};

/** The server takes 256 KB; beyond this the baked picture becomes what further strokes are painted on. */
const STROKES_MAX_LENGTH = 200_000;

export function createLayerSaving<Stroke>(layer: Layer<Stroke>): LayerSaving<Stroke> {
  const useSaving = create<SavingState>(() => ({ state: "saved", failures: 0, preview: null }));
  return { layer, useSaving, latest: new WeakMap() };
}

/** Whether strokes were painted that nothing has been baked from, nor is being. */
export function needsBaking<Stroke extends object>(
  { layer, latest }: LayerSaving<Stroke>,
  { composer, source }: Omit<SavingTarget, "sessionId">,
): boolean {
  const draft = layer.get(composer.getState());
  if (draft.strokes?.sourceAssetId !== source.assetId || isBaked(draft)) return false;
  return latest.get(composer)?.digest !== digestOf(draft.strokes.strokes);
}

/**
 * The picture of what is painted in `draft`, baked and uploaded if it is not yet; null where there is nothing.
 * @throws {Error | ApiError} when that fails; the strokes are kept and can be tried again
 */
export async function bakedPicture<Stroke extends object>(
  saving: LayerSaving<Stroke>,
  target: SavingTarget,
  draft = target.composer.getState(),
): Promise<TrayOverlay | null> {
  const { strokes, picture } = saving.layer.get(draft);
  if (strokes?.sourceAssetId !== target.source.assetId || isBaked({ strokes, picture })) return picture;
  const digest = digestOf(strokes.strokes);
  const known = saving.latest.get(target.composer);
  if (known?.digest === digest) return await known.picture;
  const baking = savePicture(saving, target, { painted: strokes.strokes, digest });
  saving.latest.set(target.composer, { digest, picture: baking });
  return await baking;
}

type Work<Stroke> = { painted: Painted<Stroke>; digest: string };

async function savePicture<Stroke extends object>(
  saving: LayerSaving<Stroke>,
  target: SavingTarget,
  work: Work<Stroke>,
): Promise<TrayOverlay | null> {
  const { latest, useSaving } = saving;
  const { composer } = target;
  const isNewest = () => latest.get(composer)?.digest === work.digest;
  useSaving.setState({ state: "saving" });
  try {
    const picture = isEmptyPainting(work.painted) ? null : await bakeAndUpload(saving, target, work);
    if (isNewest()) {
      useSaving.setState({ state: "saved", failures: 0 });
      takeUp(saving, composer, { ...work, picture });
    }
    return picture;
  } catch (error) {
    if (isNewest()) {
      latest.delete(composer);
      fail(saving, error);
    }
    throw error;
  }
}

async function bakeAndUpload<Stroke extends object>(
  { layer, useSaving }: LayerSaving<Stroke>,
  { source, sessionId }: SavingTarget,
  { painted, digest }: Work<Stroke>,
): Promise<TrayOverlay | null> {
  const baseUrl = painted.baseAssetId && assetUrl(painted.baseAssetId);
  const { width, height } = source;
  const file = await layer.bake({ size: { width, height }, strokes: painted.strokes, baseUrl });
  const before = useSaving.getState().preview;
  if (before) URL.revokeObjectURL(before.url);
  useSaving.setState({
    preview: file && { sourceAssetId: source.assetId, digest, url: URL.createObjectURL(file) },
  });
  if (!file) return null;
  const { assetId, url } = await uploadAsset({
    file,
    fileName: `${layer.role}.png`,
    role: layer.role,
    sessionId: sessionId ?? undefined,
    sourceAssetId: source.assetId,
    strokes: isLong(painted) ? undefined : painted,
  });
  return { assetId, url, sourceAssetId: source.assetId, paintedAs: digest };
}

/** Unless more was painted meanwhile. */
function takeUp<Stroke extends object>(
  { layer }: LayerSaving<Stroke>,
  composer: StoreApi<Draft>,
  { painted, digest, picture }: Work<Stroke> & { picture: TrayOverlay | null },
): void {
  const now = layer.get(composer.getState()).strokes;
  if (!now || digestOf(now.strokes) !== digest) return;
  const flattened = picture &&
    isLong(painted) && { strokes: { ...now, strokes: { baseAssetId: picture.assetId, strokes: [] } } };
  composer.setState(layer.set({ picture, ...flattened }));
}

function fail<Stroke>({ layer, useSaving }: LayerSaving<Stroke>, error: unknown): void {
  const { failures } = useSaving.getState();
  useSaving.setState({ state: "failed", failures: failures + 1 });
  if (failures > 0) return;
  showError(`The ${layer.name} is not saved yet. What you ${layer.did} is kept, and tried again`, error);
}

function isLong(painted: Painted<object>): boolean {
  return painted.strokes.length > 1900 || JSON.stringify(painted).length > STROKES_MAX_LENGTH;
}
