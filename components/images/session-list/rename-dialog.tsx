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
import { TITLE_MAX_LENGTH } from "#lib/images/constants.ts";

type RenameDialogProps = { title: string; onClose: () => void; onRename: (title: string) => void };

export function RenameDialog({ title, onClose, onRename }: RenameDialogProps) {
  const id = useId();
  const [text, setText] = useState(title);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onRename(text.trim());
    onClose();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <DialogHeader>
            <DialogTitle>Rename this session</DialogTitle>
            <DialogDescription>Only you see the title.</DialogDescription>
          </DialogHeader>
          <div className="flex flex-col gap-2">
            <Label htmlFor={id}>Title</Label>
            <Input
              id={id}
              value={text}
              maxLength={TITLE_MAX_LENGTH}
              onChange={(event) => setText(event.target.value)}
              onFocus={(event) => event.target.select()}
              className="h-10"
            />
          </div>
          <DialogFooter>
            <Button variant="outline" className="h-10" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" className="h-10" disabled={!text.trim()}>
              Rename
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
