import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { SHEET_MAX } from "./compare-store.ts";
import { PictureGrid } from "./picture-grid.tsx";

type SheetPickerProps = {
  pictures: TrayImage[];
  onChoose: (pictures: TrayImage[]) => void;
  onClose: () => void;
};

/** Chooses the 2 to 16 pictures of a contact sheet. */
export function SheetPicker({ pictures, onChoose, onClose }: SheetPickerProps) {
  const [chosen, setChosen] = useState(pictures);
  const isChosen = ({ assetId }: TrayImage) => chosen.some((image) => image.assetId === assetId);
  const toggle = (image: TrayImage) => {
    setChosen(
      isChosen(image) ? chosen.filter(({ assetId }) => assetId !== image.assetId) : [...chosen, image],
    );
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="flex max-h-[85dvh] flex-col gap-4 overflow-hidden sm:max-w-2xl">
        <DialogHeader>
          <DialogTitle>Choose pictures</DialogTitle>
          <DialogDescription>
            {chosen.length} of {SHEET_MAX} at most.
          </DialogDescription>
        </DialogHeader>
        <PictureGrid
          isChosen={isChosen}
          isBlocked={(image) => chosen.length >= SHEET_MAX && !isChosen(image)}
          onPick={toggle}
        />
        <DialogFooter>
          <Button
            variant="ghost"
            className="h-10"
            disabled={chosen.length === 0}
            onClick={() => setChosen([])}
          >
            Choose none
          </Button>
          <Button className="h-10" disabled={chosen.length < 2} onClick={() => onChoose(chosen)}>
            Show {chosen.length} pictures
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
