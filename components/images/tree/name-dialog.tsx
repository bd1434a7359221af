import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { LABEL_MAX_LENGTH } from "#lib/images/constants.ts";
import type { TreeNodeView } from "#lib/images/views.ts";

type NameDialogProps = {
  node: TreeNodeView;
  onClose: () => void;
  /** Null takes the name away. */
  onName: (label: string | null) => void;
};

/** Gives the branch that begins at a step a name. */
export function NameDialog({ node, onClose, onName }: NameDialogProps) {
  const id = useId();
  const [text, setText] = useState(node.label ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const label = text.trim() || null;
    if (label !== node.label) onName(label);
    onClose();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <DialogHeader>
            <DialogTitle>Name step {node.stepNumber}</DialogTitle>
            <DialogDescription>
              It stands under the step in the tree. Leave it empty for none.
            </DialogDescription>
          </DialogHeader>
          <div className="flex flex-col gap-2">
            <Label htmlFor={id}>Name</Label>
            <Input
              id={id}
              value={text}
              maxLength={LABEL_MAX_LENGTH}
              onChange={(event) => setText(event.target.value)}
              onFocus={(event) => event.target.select()}
              className="h-10"
            />
          </div>
          <DialogFooter>
            <Button variant="outline" className="h-10" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" className="h-10">
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
