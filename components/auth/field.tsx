import type { ComponentProps } from "react";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { PasswordInput } from "./password-input.tsx";

type FieldProps = Omit<ComponentProps<"input">, "id" | "className"> & {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
};

/** A labelled input with its hint, which gives way to what is wrong with it. */
export function Field({ label, hint, error, type, ...props }: FieldProps) {
  const noteId = `${props.name}-note`;
  const note = error ?? hint;
  const shared = {
    id: props.name,
    "aria-invalid": error !== undefined,
    "aria-describedby": note ? noteId : undefined,
    ...props,
  };
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor={props.name}>{label}</Label>
      {type === "password" ? (
        <PasswordInput {...shared} />
      ) : (
        <Input {...shared} type={type} className="h-10" />
      )}
      {note && (
        <p id={noteId} className={error ? "text-destructive-text text-xs" : "text-muted-foreground text-xs"}>
          {note}
        </p>
      )}
    </div>
  );
}
