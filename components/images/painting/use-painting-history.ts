import { useEffect, useState } from "react";
import type { StoreApi } from "zustand";
import { toast } from "#components/ui/toast.ts";
import { getStrokes } from "../api/studio-api.ts";
import { useComposer, useComposerStore } from "../composer/composer-store.tsx";
import type { Draft, TrayImage, TrayOverlay } from "../composer/draft.ts";
import { showError } from "../error-toast.ts";
import type { Layer, Painted } from "./layer.ts";
import { isEmptyPainting } from "./painted-digest.ts";

export type PaintingHistory<Stroke> = {
  /** Null until it is known how the layer of this picture was painted. */
  painted: Painted<Stroke> | null;
  canUndo: boolean;
  canRedo: boolean;
  add: (stroke: Stroke) => void;
  undo: () => void;
  redo: () => void;
};

/** The strokes on `source`, which are the draft's: whatever is done here is kept at once. A whole stroke is one step. */
export function usePaintingHistory<Stroke extends object>(
  layer: Layer<Stroke>,
  source: TrayImage,
): PaintingHistory<Stroke> {
  const composer = useComposerStore();
  const drafted = useComposer((draft) => {
    const { strokes } = layer.get(draft);
    return strokes?.sourceAssetId === source.assetId ? strokes.strokes : null;
  });
  const earlier = useEarlierStrokes(layer, source, drafted !== null);
  const [undone, setUndone] = useState<readonly Stroke[]>([]);
  const painted = drafted ?? earlier;

  const keep = (strokes: Stroke[]) => {
    if (!painted) return;
    offerOther(composer, layer, source);
    const next = { baseAssetId: painted.baseAssetId, strokes };
    composer.setState((draft) => ({
      ...layer.set({
        strokes: { sourceAssetId: source.assetId, strokes: next },
        ...(isEmptyPainting(next) && { picture: null }),
      }),
      ...layer.preferred,
      // Painting on the newest picture is choosing it: a newer one must not take its place.
      source: draft.source.kind === "picked" ? draft.source : { kind: "picked", image: source, until: null },
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

/** There is one of a kind in a draft: what was painted on another picture and not sent can be had back. */
function offerOther<Stroke extends object>(
  composer: StoreApi<Draft>,
  layer: Layer<Stroke>,
  source: TrayImage,
): void {
  const before = composer.getState();
  const { strokes, picture } = layer.get(before);
  if (!strokes || strokes.sourceAssetId === source.assetId || isEmptyPainting(strokes.strokes)) return;
  const goBack = () => composer.setState({ ...layer.set({ strokes, picture }), source: before.source });
  toast(`The ${layer.name} of the other picture was set aside`, {
    action: { label: "Back to it", onClick: goBack },
  });
}

/** How that was painted which came here from a step, or that it was not painted but is a file. */
function useEarlierStrokes<Stroke extends object>(
  layer: Layer<Stroke>,
  source: TrayImage,
  drafted: boolean,
): Painted<Stroke> | null {
  const picture = useComposer((draft) => {
    const { picture } = layer.get(draft);
    return picture?.sourceAssetId === source.assetId ? picture : null;
  });
  const [nothing] = useState<Painted<Stroke>>({ baseAssetId: null, strokes: [] });
  const [found, setFound] = useState<{ assetId: string; painted: Painted<Stroke> } | null>(null);
  useEffect(() => {
    if (!picture || drafted) return;
    let wanted = true;
    void strokesOf<Stroke>(picture).then(
      (painted) => wanted && setFound({ assetId: picture.assetId, painted }),
    );
    return () => {
      wanted = false;
    };
  }, [picture, drafted]);
  if (!picture) return nothing;
  return found?.assetId === picture.assetId ? found.painted : null;
}

async function strokesOf<Stroke>({ assetId }: TrayOverlay): Promise<Painted<Stroke>> {
  const file: Painted<Stroke> = { baseAssetId: assetId, strokes: [] };
  try {
    return (await getStrokes<Painted<Stroke>>(assetId)) ?? file;
  } catch (error) {
    showError("The earlier strokes could not be read. You can paint on, but not undo them", error);
    return file;
  }
}
