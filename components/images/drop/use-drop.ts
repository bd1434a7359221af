import { toast } from "#components/ui/toast.ts";
import { announce } from "../announcer.tsx";
import { compareWith } from "../compare/compare-store.ts";
import { useComposerStore } from "../composer-store.tsx";
import type { TrayImage } from "../draft.ts";
import { showError } from "../error-toast.ts";
import type { Uploads } from "../uploads/use-uploads.ts";
import { withReferences } from "../with-references.ts";
import type { DropPurpose } from "./drop-choices.ts";
import { sortFiles } from "./picture-files.ts";
import type { Dropped } from "./use-dragged.ts";
import { useStartFrom } from "./use-start-from.ts";

/** Returns a function that does with what was dropped what its place says. */
export function useDrop(uploads: Uploads): (dropped: Dropped, purpose: DropPurpose) => void {
  const composer = useComposerStore();
  const startFrom = useStartFrom();

  const takePicture = (image: TrayImage, purpose: DropPurpose) => {
    if (purpose === "source") composer.setState({ source: { kind: "picked", image, until: null } });
    if (purpose === "reference") {
      composer.setState(({ references }) => ({ references: withReferences(references, [image]) }));
    }
    if (purpose === "mask") void uploadAsMask(image, uploads);
    if (purpose === "compare") compareWith(image);
    if (purpose === "session") void startFrom(image);
    else announce(SAID[purpose]);
  };
  const takeFiles = (files: File[], purpose: DropPurpose) => {
    const { pictures, refusals } = sortFiles(files);
    if (refusals.length > 0)
      toast.error("Not everything could be taken", { description: refusals.join(" ") });
    const [first] = pictures;
    if (!first) return;
    if (purpose === "session") void uploads.upload(first, "session", startFrom);
    else if (purpose === "reference")
      for (const picture of pictures) void uploads.upload(picture, "reference");
    else if (purpose !== "compare") void uploads.upload(first, purpose);
    if (purpose !== "reference" && pictures.length > 1) {
      toast("Only the first picture was taken", { description: "Several at once can be references." });
    }
  };
  return (dropped, purpose) => {
    if (dropped.kind === "files") takeFiles(dropped.files, purpose);
    else takePicture(dropped.isForeign ? withoutStep(dropped.image) : dropped.image, purpose);
  };
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
