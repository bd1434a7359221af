import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Draft, TrayImage } from "./draft.ts";
import { hasMask } from "./draft-overlays.ts";

/** What an empty prompt asks for; `usual` for most models. */
export function placeholderFor(model: ModelCapabilities | undefined, usual: string): string {
  if (model?.searchPrompt) return "Describe what comes in its place…";
  if (model?.borderMax !== undefined) return "Describe what is around the picture, or leave this empty…";
  return usual;
}

/** What to do with a model that works without words. */
export function wordsInstead(draft: Draft, source: TrayImage | null): string {
  if (!source) return "Add a picture, then paint what should go.";
  return hasMask(draft, source.assetId) ? "What is painted will go." : "Paint what should go.";
}

/** Whether a person has come far enough to be told what is missing. */
export function isUnderWay(
  model: ModelCapabilities | undefined,
  draft: Draft,
  source: TrayImage | null,
): boolean {
  if (model?.prompt === "none") return false;
  if (model?.prompt === "optional" && source) return true;
  return draft.prompt.trim() !== "";
}
