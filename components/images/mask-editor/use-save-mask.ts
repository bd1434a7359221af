import { useState } from "react";
import { announce } from "../announcer.tsx";
import { useComposerStore } from "../composer-store.tsx";
import type { TrayImage } from "../draft.ts";
import { showError } from "../error-toast.ts";
import { closeMaskEditor } from "../mask-editor-store.ts";
import { focusPrompt } from "../prompt-input.tsx";
import { uploadAsset } from "../studio-api.ts";
import { bakeMask } from "./bake-mask.ts";
import type { MaskChange } from "./mask-history.ts";

type Save = (base: CanvasImageSource | null, changes: readonly MaskChange[]) => Promise<void>;

/** Puts the painted mask, and the source it belongs to, into the prompt box. Nothing painted means no mask. */
export function useSaveMask(source: TrayImage, sessionId: string | null): { saving: boolean; save: Save } {
  const composer = useComposerStore();
  const [saving, setSaving] = useState(false);

  async function save(...[base, changes]: Parameters<Save>): Promise<void> {
    setSaving(true);
    try {
      const png = await bakeMask(source, base, changes);
      const mask = png && (await upload(png));
      composer.setState({ mask, source: { kind: "picked", image: source, until: null } });
      announce(mask ? "The mask is ready" : "No mask");
      closeMaskEditor();
      requestAnimationFrame(focusPrompt);
    } catch (error) {
      showError("The mask was not saved", error, {
        label: "Try again",
        onClick: () => void save(base, changes),
      });
    } finally {
      setSaving(false);
    }
  }

  async function upload(file: Blob) {
    const { assetId, url } = await uploadAsset({
      file,
      fileName: "mask.png",
      role: "mask",
      sessionId: sessionId ?? undefined,
      sourceAssetId: source.assetId,
    });
    return { assetId, url, sourceAssetId: source.assetId };
  }
  return { saving, save };
}
