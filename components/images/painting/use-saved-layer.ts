import { useEffect } from "react";
import { useComposer, useComposerStore } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { bakedPicture, type LayerSaving, needsBaking } from "./layer-saving.ts";

const PAUSE_MS = 1_500;
const RETRY_MAX_MS = 30_000;

type SavedLayer = {
  source: TrayImage | null;
  sessionId: string | null;
  /** Whether its editor is open. */
  painting: boolean;
};

/** Bakes and uploads what is painted on `source`: when painting pauses, when the editor is left, and after a reload. */
export function useSavedLayer<Stroke extends object>(
  saving: LayerSaving<Stroke>,
  { source, sessionId, painting }: SavedLayer,
): void {
  const composer = useComposerStore();
  const strokes = useComposer((draft) => saving.layer.get(draft).strokes);
  const failures = saving.useSaving((state) => state.failures);
  // Of the newest picture there is another object each time the page is drawn.
  const { assetId = "", width = 0, height = 0 } = source ?? {};
  useEffect(() => {
    const target = { composer, sessionId, source: { assetId, width, height } };
    if (strokes?.sourceAssetId !== assetId || !needsBaking(saving, target)) return;
    const pauseMs = painting ? PAUSE_MS : 0;
    const waitMs = failures > 0 ? Math.min(RETRY_MAX_MS, PAUSE_MS * 2 ** failures) : pauseMs;
    // A failure has told the person already.
    const save = () => void bakedPicture(saving, target).catch(() => {});
    const timer = setTimeout(save, waitMs);
    return () => clearTimeout(timer);
  }, [saving, composer, assetId, width, height, sessionId, strokes, painting, failures]);
}
