import { useId, useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { Slider } from "#components/ui/slider.tsx";
import type { NumberRange } from "#lib/images/providers/types.ts";
import { FieldLabel } from "./field-label.tsx";

type NumberFieldProps = {
  label: string;
  help: string;
  range: NumberRange;
  /** Undefined: the model's default, or the server's. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
};

/** A slider with its number, which can also be typed. */
export function NumberField({ label, help, range, value, onChange }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value ?? range.default;
  const isOpen = range.serverDefault && value === undefined;
  const finishTyping = () => {
    const next = Number(typed || Number.NaN);
    if (Number.isFinite(next)) onChange(Math.min(Math.max(next, range.min), range.max));
    else if (range.serverDefault && typed === "") onChange(undefined);
    setTyped(null);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <FieldLabel htmlFor={id} name={label} help={help} />
        <Input
          id={id}
          inputMode="decimal"
          value={typed ?? (isOpen ? "" : shown)}
          placeholder={range.serverDefault && "auto"}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={finishTyping}
          onKeyDown={(event) => event.key === "Enter" && finishTyping()}
          className="h-10 w-20 text-right tabular-nums md:h-8"
        />
      </div>
      <Slider
        aria-label={label}
        className={isOpen ? "h-10 opacity-50 md:h-5" : "h-10 md:h-5"}
        min={range.min}
        max={range.max}
        step={range.step}
        value={[shown]}
        onValueChange={([next]) => onChange(next)}
      />
    </div>
  );
}
