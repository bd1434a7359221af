import { useComposer } from "../composer/composer-store.tsx";
import type { LayerSaving } from "./layer-saving.ts";
import { digestOf } from "./painted-digest.ts";

/** What was painted last on this picture, also while the server does not have it yet; null for nothing. */
export function useOverlayUrl<Stroke extends object>(
  { layer, useSaving }: LayerSaving<Stroke>,
  assetId: string,
): string | null {
  const baked = useComposer((draft) => {
    const { picture } = layer.get(draft);
    return picture?.sourceAssetId === assetId ? picture.url : null;
  });
  const digest = useComposer((draft) => {
    const { strokes } = layer.get(draft);
    return strokes?.sourceAssetId === assetId ? digestOf(strokes.strokes) : null;
  });
  const preview = useSaving((saving) => saving.preview);
  return preview?.sourceAssetId === assetId && preview.digest === digest ? preview.url : baked;
}
