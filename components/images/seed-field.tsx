import { Dice5 } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { GenerationParams } from "#lib/images/schemas.ts";
import { FieldLabel } from "./field-label.tsx";

type SeedFieldProps = {
  range: { min: number; max: number };
  params: GenerationParams;
  set: (change: Partial<GenerationParams>) => void;
};

/** Empty means a new random seed for every step. */
export function SeedField({ range, params, set }: SeedFieldProps) {
  const id = useId();
  const change = (text: string) => {
    const digits = text.replaceAll(/\D/g, "");
    set({ seed: digits === "" ? undefined : Math.min(Math.max(Number(digits), range.min), range.max) });
  };
  return (
    <div className="flex flex-col gap-2">
      <FieldLabel
        htmlFor={id}
        name="Seed"
        help="The same seed and settings make the same picture. Empty: a new one each time"
      />
      <div className="flex gap-2">
        <Input
          id={id}
          inputMode="numeric"
          placeholder="Random"
          value={params.seed ?? ""}
          onChange={(event) => change(event.target.value)}
          className="h-10 tabular-nums md:h-9"
        />
        <Button
          variant="outline"
          size="icon"
          className="size-10 md:size-9"
          aria-label="Random seed"
          title="Random seed"
          disabled={params.seed === undefined}
          onClick={() => set({ seed: undefined })}
        >
          <Dice5 />
        </Button>
      </div>
    </div>
  );
}
