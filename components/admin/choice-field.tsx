import { useId } from "react";
import { Label } from "#components/ui/label.tsx";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "#components/ui/select.tsx";
import { FieldNote } from "./field-note.tsx";

type ChoiceFieldProps = {
  label: string;
  hint?: string;
  /** The first is what holds while nothing is chosen. */
  choices: readonly { value: string; label: string }[];
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
};

export function ChoiceField({ label, hint, choices, value, error, onChange }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor={id}>{label}</Label>
      <Select value={value || choices[0]?.value} onValueChange={onChange}>
        <SelectTrigger
          id={id}
          className="h-10 w-full"
          aria-invalid={error !== undefined}
          aria-describedby={hint || error ? `${id}-note` : undefined}
        >
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {choices.map((choice) => (
            <SelectItem key={choice.value} value={choice.value} className="min-h-10">
              {choice.label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      <FieldNote id={`${id}-note`} hint={hint} error={error} />
    </div>
  );
}
