import { maskSaving } from "../mask-editor/mask-saving.ts";
import { useOverlayUrl } from "../painting/use-overlay-url.ts";

/** Tints what the mask of the next step will repaint, when its source is the picture shown; soft where the mask is. */
export function MaskOverlay({ assetId }: { assetId: string }) {
  const url = useOverlayUrl(maskSaving, assetId);
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
