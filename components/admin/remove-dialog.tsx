import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";

type RemoveDialogProps = { name: string; onClose: () => void; onConfirm: () => void };

/** Asks before a key is lost: nobody can read it here again. */
export function RemoveDialog({ name, onClose, onConfirm }: RemoveDialogProps) {
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <div className="flex flex-col gap-4">
          <DialogHeader>
            <DialogTitle>Remove {name}?</DialogTitle>
            <DialogDescription>
              Its key is deleted here; it stays valid at the provider. Pictures that were made with it stay.
              Steps that wait for it will fail, and nothing is charged for them. To pause it, turn it off
              instead.
            </DialogDescription>
          </DialogHeader>
          <DialogFooter>
            <Button variant="outline" className="h-10" onClick={onClose}>
              Keep
            </Button>
            <Button variant="destructive" className="h-10" onClick={confirm}>
              Remove
            </Button>
          </DialogFooter>
        </div>
      </DialogContent>
    </Dialog>
  );
}
