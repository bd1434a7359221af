import { markupSaving } from "../markup/markup-saving.ts";
import { useOverlayUrl } from "../painting/use-overlay-url.ts";

/** Shows the instructions for the next step, when its source is the picture shown. */
export function MarkupOverlay({ assetId }: { assetId: string }) {
  const url = useOverlayUrl(markupSaving, assetId);
  if (!url) return null;
  return (
    <img
      src={url}
      alt=""
      data-testid="markup-overlay"
      draggable={false}
      className="pointer-events-none absolute inset-0 size-full"
    />
  );
}
