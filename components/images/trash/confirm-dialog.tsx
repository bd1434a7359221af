import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";

type ConfirmDialogProps = { title: string; onClose: () => void; onConfirm: () => void };

/** Asks before what cannot be undone. */
export function ConfirmDialog({ title, onClose, onConfirm }: ConfirmDialogProps) {
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>
            The pictures, prompts and settings will be gone. Nobody can bring them back. What other steps use
            of them stays there.
          </DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button variant="outline" className="h-10" onClick={onClose}>
            Keep
          </Button>
          <Button variant="destructive" className="h-10" onClick={confirm}>
            Delete for ever
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
