import { useId } from "react";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "#components/ui/select.tsx";
import type { Choice } from "#lib/images/providers/types.ts";
import { FieldLabel } from "./field-label.tsx";

type ChoiceFieldProps = {
  label: string;
  help: string;
  choice: Choice;
  /** Undefined: the model's default. */
  value: string | undefined;
  onChange: (value: string) => void;
};

export function ChoiceField({ label, help, choice, value, onChange }: ChoiceFieldProps) {
  const id = useId();
  const shown = value !== undefined && choice.values.includes(value) ? value : choice.default;
  return (
    <div className="flex flex-col gap-2">
      <FieldLabel htmlFor={id} name={label} help={help} />
      <Select value={shown} onValueChange={onChange}>
        <SelectTrigger id={id} className="h-10 w-full md:h-9">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {choice.values.map((each) => (
            <SelectItem key={each} value={each} className="min-h-10 md:min-h-8">
              {each === choice.default ? `${each} (the model's choice)` : each}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
