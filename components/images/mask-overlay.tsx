import { useComposer } from "./composer-store.tsx";

/** Tints what the mask of the next step will repaint, when its source is the picture shown. */
export function MaskOverlay({ assetId }: { assetId: string }) {
  const mask = useComposer((draft) => draft.mask);
  if (mask?.sourceAssetId !== assetId) return null;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 bg-primary/55"
      style={{ maskImage: `url("${mask.url}")`, maskMode: "luminance", maskSize: "100% 100%" }}
    />
  );
}
