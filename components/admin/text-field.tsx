import { type ComponentProps, useId } from "react";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { FieldNote } from "./field-note.tsx";

type TextFieldProps = Omit<ComponentProps<"input">, "id" | "className" | "onChange"> & {
  label: string;
  hint?: string | undefined;
  error: string | undefined;
  onChange: (text: string) => void;
};

/** A labelled input with its hint, which gives way to what is wrong with it. */
export function TextField({ label, hint, error, onChange, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        className="h-10"
        aria-invalid={error !== undefined}
        aria-describedby={(error ?? hint) ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
        {...props}
      />
      <FieldNote id={`${id}-note`} hint={hint} error={error} />
    </div>
  );
}
