import { useId } from "react";
import { FieldLabel } from "./field-label.tsx";

type SwitchFieldProps = {
  name: string;
  help: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
};

/** A setting that is on or off. */
export function SwitchField({ name, help, checked, disabled = false, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className="flex min-h-10 items-center gap-2 has-disabled:opacity-50 [&_label]:leading-5">
      <input
        id={id}
        type="checkbox"
        className="size-5 shrink-0 accent-primary"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <FieldLabel htmlFor={id} name={name} help={help} />
    </div>
  );
}
