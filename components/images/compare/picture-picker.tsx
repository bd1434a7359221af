import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { PictureGrid } from "./picture-grid.tsx";

type PicturePickerProps = {
  title: string;
  chosenId: string;
  onPick: (image: TrayImage) => void;
  onClose: () => void;
};

/** Chooses one of the session's pictures. */
export function PicturePicker({ title, chosenId, onPick, onClose }: PicturePickerProps) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="flex max-h-[85dvh] flex-col gap-4 overflow-hidden sm:max-w-2xl">
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>Every picture of this session, the newest first.</DialogDescription>
        </DialogHeader>
        <PictureGrid isChosen={({ assetId }) => assetId === chosenId} onPick={onPick} />
      </DialogContent>
    </Dialog>
  );
}
