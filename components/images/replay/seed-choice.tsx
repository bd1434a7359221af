import { useId } from "react";
import type { ReplayInput } from "#lib/images/replay-input.ts";

type SeedChoiceProps = { value: ReplayInput["seeds"]; onChange: (value: ReplayInput["seeds"]) => void };

const CHOICES = [
  { value: "same", label: "Same seeds", help: "Each edit as close to the old one as the model can" },
  { value: "new", label: "New seeds", help: "Another take on each edit" },
] as const;

/** Whether the edits are made with the seeds they had. */
export function SeedChoice({ value, onChange }: SeedChoiceProps) {
  const name = useId();
  return (
    <fieldset className="grid shrink-0 grid-cols-2 gap-1 rounded-lg bg-muted p-1">
      <legend className="sr-only">Seeds</legend>
      {CHOICES.map((choice) => (
        <label
          key={choice.value}
          title={choice.help}
          className="flex min-h-10 cursor-pointer items-center justify-center rounded-md text-muted-foreground text-sm transition-colors has-checked:bg-card has-checked:text-foreground has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-ring md:min-h-8"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
