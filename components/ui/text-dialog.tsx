import { type FormEvent, useId, useState } from "react";
import { Button } from "./button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "./dialog.tsx";
import { Input } from "./input.tsx";
import { Label } from "./label.tsx";

export type TextDialogProps = {
  title: string;
  description: string;
  /** The name of the field. */
  label: string;
  /** What the field says at first; selected, to be typed over. */
  text: string;
  maxLength: number;
  /** Whether an empty field is no answer. */
  required?: boolean;
  /** What the button says that keeps it. */
  action: string;
  onClose: () => void;
  /** Gets the text without the spaces around it, changed or not. */
  onSubmit: (text: string) => void;
};

/** Asks for one line of text. */
export function TextDialog(props: TextDialogProps) {
  const { title, description, label, maxLength, required = false, action, onClose, onSubmit } = props;
  const id = useId();
  const [text, setText] = useState(props.text);
  const answer = text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(answer);
    onClose();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <DialogHeader>
            <DialogTitle>{title}</DialogTitle>
            <DialogDescription>{description}</DialogDescription>
          </DialogHeader>
          <div className="flex flex-col gap-2">
            <Label htmlFor={id}>{label}</Label>
            <Input
              id={id}
              value={text}
              maxLength={maxLength}
              onChange={(event) => setText(event.target.value)}
              onFocus={(event) => event.target.select()}
              className="h-10"
            />
          </div>
          <DialogFooter>
            <Button variant="outline" className="h-10" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" className="h-10" disabled={required && !answer}>
              {action}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
