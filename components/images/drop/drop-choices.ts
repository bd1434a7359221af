import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Draft, TrayImage } from "../composer/draft.ts";
import { takesMasks } from "../composer/draft-overlays.ts";
import { takesSource, usableInputs } from "../composer/generate-input.ts";

/** What becomes of a picture that is dropped. */
export type DropPurpose = "source" | "reference" | "mask" | "session" | "compare";

/** What is dragged: files, or a picture of the studio, of which nothing is known when it comes from another window. */
export type Dragged = { kind: "files" } | { kind: "picture"; image: TrayImage | null };

export type DropChoice = {
  purpose: DropPurpose;
  label: string;
  /** Why it cannot be dropped here, or null. */
  refusal: string | null;
};

export type DropSituation = {
  model: ModelCapabilities;
  draft: Draft;
  source: TrayImage | null;
  dragged: Dragged;
  /** False on the page that begins a session. */
  inSession: boolean;
};

/** What can be done with what is dragged, and why not where it cannot. */
export function dropChoices(situation: DropSituation): DropChoice[] {
  const { dragged, inSession } = situation;
  const choices: DropChoice[] = [
    { purpose: "source", label: "Edit this", refusal: refuseSource(situation) },
    { purpose: "reference", label: "Use as reference", refusal: refuseReference(situation) },
    { purpose: "mask", label: "Use as mask", refusal: refuseMask(situation) },
  ];
  if (inSession && dragged.kind === "picture") {
    choices.push({ purpose: "compare", label: "Compare with what is shown", refusal: null });
  }
  if (inSession) choices.push({ purpose: "session", label: "New session", refusal: null });
  return choices;
}

/** Why `model` cannot take `added` references besides those `existing`, or null. */
export function refuseReferences(model: ModelCapabilities, existing: number, added: number): string | null {
  const { label, referencesMax } = model;
  if (referencesMax === 0) return `${label} takes no references`;
  if (existing + added <= referencesMax) return null;
  const takes = `${label} takes ${referencesMax} ${referencesMax === 1 ? "reference" : "references"}`;
  if (existing === 0) return takes;
  if (existing >= referencesMax) return `${takes}, and you have ${existing}`;
  return `${takes}, so there is room for ${referencesMax - existing} more`;
}

function refuseSource({ model, source, dragged }: DropSituation): string | null {
  if (!takesSource(model)) return `${model.label} works from words only`;
  return imageOf(dragged)?.assetId === source?.assetId && source ? "It is being edited already" : null;
}

function refuseReference({ model, draft, dragged }: DropSituation): string | null {
  const image = imageOf(dragged);
  if (draft.references.some(({ assetId }) => assetId === image?.assetId)) return "It is a reference already";
  return refuseReferences(model, draft.references.length, 1);
}

function refuseMask({ model, draft, source, dragged }: DropSituation): string | null {
  if (!takesMasks(model)) return `${model.label} takes no masks`;
  const used = usableInputs(model, draft, source).source;
  if (!used) return "Choose the picture to edit first";
  const image = imageOf(dragged);
  if (!image || (image.width === used.width && image.height === used.height)) return null;
  return `A mask has to be ${used.width} × ${used.height} like the picture; this is ${image.width} × ${image.height}`;
}

function imageOf(dragged: Dragged): TrayImage | null {
  return dragged.kind === "picture" ? dragged.image : null;
}
