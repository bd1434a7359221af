import type { StoreApi } from "zustand";
import { toast } from "#components/ui/toast.ts";
import { announce } from "../announcer.tsx";
import { compareWith } from "../compare/compare-store.ts";
import type { Draft, TrayImage } from "../composer/draft.ts";
import { withReferences } from "../composer/with-references.ts";
import { showError } from "../error-toast.ts";
import { tellRefusals } from "../uploads/tell-refusals.ts";
import type { Uploads } from "../uploads/use-uploads.ts";
import { type Dragged, type DropPurpose, type DropSituation, dropChoices } from "./drop-choices.ts";
import { sortFiles } from "./picture-files.ts";
import { type Router, startFrom } from "./start-from.ts";
import type { Dropped } from "./use-dragged.ts";

type Page = { composer: StoreApi<Draft>; router: Router; uploads: Uploads };

/** Does with what was dropped what its place says, or says why not: only now is known what came from another window. */
export function drop(
  dropped: Dropped,
  zone: string,
  situation: Omit<DropSituation, "draft" | "dragged">,
  page: Page,
): void {
  const draft = page.composer.getState();
  const choices = dropChoices({ ...situation, draft, dragged: toDragged(dropped) });
  const choice = choices.find(({ purpose }) => purpose === zone);
  if (!choice) return;
  if (choice.refusal) {
    toast.error("It cannot be dropped there", { description: `${choice.refusal}.` });
  } else if (dropped.kind === "files") {
    takeFiles(dropped.files, choice.purpose, page);
  } else {
    takePicture(dropped.isForeign ? withoutStep(dropped.image) : dropped.image, choice.purpose, page);
  }
}

function toDragged(dropped: Dropped): Dragged {
  return dropped.kind === "files" ? { kind: "files" } : { kind: "picture", image: dropped.image };
}

function takeFiles(files: readonly File[], purpose: DropPurpose, { uploads, router }: Page): void {
  const sorted = sortFiles(files);
  tellRefusals(sorted);
  const { pictures } = sorted;
  const [first] = pictures;
  if (!first || purpose === "compare") return;
  if (purpose === "reference") {
    for (const picture of pictures) void uploads.upload(picture, "reference");
    return;
  }
  void uploads.upload(
    first,
    purpose,
    purpose === "session" ? (image) => startFrom(image, router) : undefined,
  );
  if (pictures.length > 1) {
    toast("Only the first picture was taken", { description: "Several at once can be references." });
  }
}

function takePicture(image: TrayImage, purpose: DropPurpose, { composer, uploads, router }: Page): void {
  if (purpose === "session") {
    void startFrom(image, router);
    return;
  }
  if (purpose === "source") composer.setState({ source: { kind: "picked", image, until: null } });
  if (purpose === "reference") {
    composer.setState(({ references }) => ({ references: withReferences(references, [image]) }));
  }
  if (purpose === "mask") void uploadAsMask(image, uploads);
  if (purpose === "compare") compareWith(image);
  announce(SAID[purpose]);
}

const SAID: Record<Exclude<DropPurpose, "session">, string> = {
  source: "The next step edits this picture",
  reference: "Added as a reference",
  mask: "Reading the mask",
  compare: "Comparing",
};

/** A step of another window may be of another session, and cannot be a parent here. */
function withoutStep(image: TrayImage): TrayImage {
  return { ...image, generationId: null, stepNumber: null };
}

/** What paints a picture is not a mask yet: the server reads it as one. */
async function uploadAsMask(image: TrayImage, uploads: Uploads): Promise<void> {
  try {
    const response = await fetch(image.url);
    if (!response.ok) throw new Error(`The picture answered ${response.status}`);
    const blob = await response.blob();
    await uploads.upload(new File([blob], "mask.png", { type: blob.type }), "mask");
  } catch (error) {
    showError("The picture could not be used as a mask", error);
  }
}
