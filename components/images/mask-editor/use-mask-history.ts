import { useEffect, useState } from "react";
import type { StoreApi } from "zustand";
import { toast } from "#components/ui/toast.ts";
import type { MaskStrokes } from "#lib/images/schemas.ts";
import { getStrokes } from "../api/studio-api.ts";
import { useComposer, useComposerStore } from "../composer/composer-store.tsx";
import type { Draft, TrayImage, TrayMask } from "../composer/draft.ts";
import { showError } from "../error-toast.ts";
import { isEmptyPainting } from "./mask-digest.ts";
import type { MaskStroke } from "./mask-raster.ts";

const NOTHING: MaskStrokes = { baseAssetId: null, strokes: [] };

export type MaskHistory = {
  /** Null until it is known how the mask of this picture was painted. */
  painted: MaskStrokes | null;
  canUndo: boolean;
  canRedo: boolean;
  add: (stroke: MaskStroke) => void;
  undo: () => void;
  redo: () => void;
};

/** The strokes on `source`, which are the draft's: whatever is done here is kept at once. A whole stroke is one step. */
export function useMaskHistory(source: TrayImage): MaskHistory {
  const composer = useComposerStore();
  const drafted =
    useComposer(({ strokes }) => strokes?.sourceAssetId === source.assetId && strokes.strokes) || null;
  const earlier = useEarlierStrokes(source, drafted !== null);
  const [undone, setUndone] = useState<readonly MaskStroke[]>([]);
  const painted = drafted ?? earlier;

  const keep = (strokes: MaskStroke[]) => {
    if (!painted) return;
    offerOther(composer, source);
    const next = { baseAssetId: painted.baseAssetId, strokes };
    composer.setState((draft) => ({
      strokes: { sourceAssetId: source.assetId, strokes: next },
      // Painting on the newest picture is choosing it: a newer one must not take its place.
      source: draft.source.kind === "picked" ? draft.source : { kind: "picked", image: source, until: null },
      ...(isEmptyPainting(next) && { mask: null }),
    }));
  };
  const last = painted?.strokes.at(-1);
  const next = undone.at(-1);
  return {
    painted,
    canUndo: last !== undefined,
    canRedo: next !== undefined,
    add(stroke) {
      keep([...(painted?.strokes ?? []), stroke]);
      setUndone([]);
    },
    undo() {
      if (!painted || !last) return;
      keep(painted.strokes.slice(0, -1));
      setUndone([...undone, last]);
    },
    redo() {
      if (!painted || !next) return;
      keep([...painted.strokes, next]);
      setUndone(undone.slice(0, -1));
    },
  };
}

/** There is one mask in a draft: one that was painted on another picture and not sent can be had back. */
function offerOther(composer: StoreApi<Draft>, source: TrayImage): void {
  const before = composer.getState();
  const { strokes } = before;
  if (!strokes || strokes.sourceAssetId === source.assetId || isEmptyPainting(strokes.strokes)) return;
  const goBack = () => composer.setState({ strokes, mask: before.mask, source: before.source });
  toast("The mask of the other picture was set aside", { action: { label: "Back to it", onClick: goBack } });
}

/** How the mask was painted that came here from a step, or that it was not painted but is a file. */
function useEarlierStrokes(source: TrayImage, drafted: boolean): MaskStrokes | null {
  const mask = useComposer((draft) => (draft.mask?.sourceAssetId === source.assetId ? draft.mask : null));
  const [found, setFound] = useState<{ maskId: string; strokes: MaskStrokes } | null>(null);
  useEffect(() => {
    if (!mask || drafted) return;
    let wanted = true;
    void strokesOf(mask).then((strokes) => wanted && setFound({ maskId: mask.assetId, strokes }));
    return () => {
      wanted = false;
    };
  }, [mask, drafted]);
  if (!mask) return NOTHING;
  return found?.maskId === mask.assetId ? found.strokes : null;
}

async function strokesOf({ assetId }: TrayMask): Promise<MaskStrokes> {
  const file: MaskStrokes = { baseAssetId: assetId, strokes: [] };
  try {
    return (await getStrokes(assetId)) ?? file;
  } catch (error) {
    showError("The earlier strokes could not be read. You can paint on, but not undo them", error);
    return file;
  }
}
