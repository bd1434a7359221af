import { create, type StoreApi } from "zustand";
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
export type LayerSaving = ReturnType<typeof createLayerSaving>;

/** The server takes 256 KB; beyond this the baked picture becomes what further strokes are painted on. */
const STROKES_MAX_LENGTH = 200_000;

export function createLayerSaving<Stroke extends object>(layer: Layer<Stroke>) {
  const readable: Pick<Layer<object>, "name" | "get"> = layer;
  const useSaving = create<SavingState>(() => ({ state: "saved", failures: 0, preview: null }));
  /** What was baked last, or is, for each draft: what nothing was left of has no picture that could tell. */
  const latest = new WeakMap<StoreApi<Draft>, { digest: string; picture: Promise<TrayOverlay | null> }>();

  async function save(target: SavingTarget, painted: Painted<Stroke>, digest: string) {
    const { composer } = target;
    const isNewest = () => latest.get(composer)?.digest === digest;
    useSaving.setState({ state: "saving" });
    try {
      const picture = isEmptyPainting(painted) ? null : await bakeAndUpload(target, painted, digest);
      if (isNewest()) {
        useSaving.setState({ state: "saved", failures: 0 });
        takeUp(composer, painted, digest, picture);
      }
      return picture;
    } catch (error) {
      if (isNewest()) {
        latest.delete(composer);
        fail(error);
      }
      throw error;
    }
  }

  async function bakeAndUpload(
    { source, sessionId }: SavingTarget,
    painted: Painted<Stroke>,
    digest: string,
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
  function takeUp(
    composer: StoreApi<Draft>,
    painted: Painted<Stroke>,
    digest: string,
    picture: TrayOverlay | null,
  ): void {
    const now = layer.get(composer.getState()).strokes;
    if (!now || digestOf(now.strokes) !== digest) return;
    const flattened = picture &&
      isLong(painted) && { strokes: { ...now, strokes: { baseAssetId: picture.assetId, strokes: [] } } };
    composer.setState(layer.set({ picture, ...flattened }));
  }

  function fail(error: unknown): void {
    const { failures } = useSaving.getState();
    useSaving.setState({ state: "failed", failures: failures + 1 });
    if (failures > 0) return;
    showError(`The ${layer.name} is not saved yet. What you ${layer.did} is kept, and tried again`, error);
  }

  return {
    layer: readable,
    /** How far what is painted has come on its way to the server. */
    useSaving,

    /** Whether strokes were painted that nothing has been baked from, nor is being. */
    needsBaking({ composer, source }: Omit<SavingTarget, "sessionId">): boolean {
      const draft = layer.get(composer.getState());
      if (draft.strokes?.sourceAssetId !== source.assetId || isBaked(draft)) return false;
      return latest.get(composer)?.digest !== digestOf(draft.strokes.strokes);
    },

    /**
     * The picture of what is painted in `draft`, baked and uploaded if it is not yet; null where there is nothing.
     * @throws {Error | ApiError} when that fails; the strokes are kept and can be tried again
     */
    async baked(target: SavingTarget, draft = target.composer.getState()): Promise<TrayOverlay | null> {
      const { strokes, picture } = layer.get(draft);
      if (strokes?.sourceAssetId !== target.source.assetId || isBaked({ strokes, picture })) return picture;
      const digest = digestOf(strokes.strokes);
      const known = latest.get(target.composer);
      if (known?.digest === digest) return await known.picture;
      const baking = save(target, strokes.strokes, digest);
      latest.set(target.composer, { digest, picture: baking });
      return await baking;
    },
  };
}

function isLong(painted: Painted<object>): boolean {
  return painted.strokes.length > 1900 || JSON.stringify(painted).length > STROKES_MAX_LENGTH;
}
