import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { announce } from "../announcer.tsx";
import { useComposerStore } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { showError } from "../error-toast.ts";
import { type Border, isExtended, NO_BORDER, SIDES } from "./border.ts";
import { ExtendFields } from "./extend-fields.tsx";
import { extendPicture } from "./extend-picture.ts";
import { ExtendPreview } from "./extend-preview.tsx";
import { closeExtend } from "./extend-store.ts";

/** Chooses how the canvas grows; what is new there is painted by the next step. */
export function ExtendDialog({ image, model }: { image: TrayImage; model: ModelCapabilities | undefined }) {
  const composer = useComposerStore();
  const [border, setBorder] = useState<Border>(NO_BORDER);
  const [extending, setExtending] = useState(false);
  const extend = async () => {
    setExtending(true);
    try {
      // A model that only adds a border leaves all of the picture alone.
      const overlap = model?.borderMax === undefined ? undefined : 0;
      composer.setState(await extendPicture(image, border, overlap));
      announce("The canvas is larger. Describe what should be there");
      closeExtend();
      requestAnimationFrame(focusPrompt);
    } catch (error) {
      showError("The picture was not extended", error, { label: "Try again", onClick: () => void extend() });
    } finally {
      setExtending(false);
    }
  };
  return (
    <Dialog open onOpenChange={closeExtend}>
      <DialogContent className="flex h-[calc(100dvh-1rem)] max-h-none max-w-[calc(100%-1rem)] flex-col gap-4 overflow-hidden p-4 sm:max-w-5xl md:h-[min(46rem,calc(100dvh-2rem))]">
        <div className="pr-9">
          <DialogTitle>Extend the picture</DialogTitle>
          <DialogDescription>
            Drag the sides of the canvas. What you describe next is painted there; your picture stays as it
            is.
          </DialogDescription>
        </div>
        <div className="flex min-h-0 flex-1 gap-4 max-md:flex-col">
          <ExtendPreview {...{ image, border }} onChange={setBorder} />
          <div className="flex shrink-0 flex-col justify-between gap-4 md:w-56">
            <div className="flex flex-col gap-4">
              <ExtendFields {...{ image, border }} onChange={setBorder} />
              {model && isTooWide(model, border) && (
                <p role="status" className="text-sm text-warning-text">
                  {model.label} adds {model.borderMax} pixels on a side at most.
                </p>
              )}
            </div>
            <div className="flex gap-2 [&>*]:h-10 [&>*]:grow">
              <Button variant="outline" disabled={!isExtended(border)} onClick={() => setBorder(NO_BORDER)}>
                Reset
              </Button>
              <Button disabled={!isExtended(border) || extending} onClick={() => void extend()}>
                {extending && <Spinner />} Extend
              </Button>
            </div>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function isTooWide({ borderMax = Number.POSITIVE_INFINITY }: ModelCapabilities, border: Border): boolean {
  return SIDES.some((side) => border[side] > borderMax);
}
