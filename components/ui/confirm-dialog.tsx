import type { RefObject } from "react";
import { Button } from "./button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "./dialog.tsx";

export type ConfirmDialogProps = {
  /** A question, and what comes of a yes. */
  title: string;
  description: string;
  /** What the button says that does it. Null, when there is nothing to do: it can only be closed. */
  action: string | null;
  /** What the button says that leaves all as it is. */
  keep?: string;
  /** Has the focus afterwards, if what had it before is gone. */
  anchor?: RefObject<HTMLElement | null>;
  onClose: () => void;
  onConfirm: () => void;
};

/** Asks before what cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, action, keep = "Keep", anchor, onClose, onConfirm } = props;
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent anchor={anchor}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{description}</DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button variant="outline" className="h-10" onClick={onClose}>
            {keep}
          </Button>
          {action !== null && (
            <Button variant="destructive" className="h-10" onClick={confirm}>
              {action}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
