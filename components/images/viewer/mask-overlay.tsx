import { useComposer } from "../composer/composer-store.tsx";
import { digestOf } from "../mask-editor/mask-digest.ts";
import { useMaskSaving } from "../mask-editor/mask-saving.ts";

/** Tints what the mask of the next step will repaint, when its source is the picture shown; soft where the mask is. */
export function MaskOverlay({ assetId }: { assetId: string }) {
  const url = useMaskUrl(assetId);
  if (!url) return null;
  return (
    <div
      aria-hidden="true"
      data-testid="mask-overlay"
      className="pointer-events-none absolute inset-0 bg-primary/55"
      style={{ maskImage: `url("${url}")`, maskMode: "luminance", maskSize: "100% 100%" }}
    />
  );
}

/** What was painted last, also while the server does not have it yet. */
function useMaskUrl(assetId: string): string | null {
  const mask = useComposer((draft) => (draft.mask?.sourceAssetId === assetId ? draft.mask.url : null));
  const digest = useComposer(({ strokes }) =>
    strokes?.sourceAssetId === assetId ? digestOf(strokes.strokes) : null,
  );
  const preview = useMaskSaving((saving) => saving.preview);
  return preview?.sourceAssetId === assetId && preview.digest === digest ? preview.url : mask;
}
