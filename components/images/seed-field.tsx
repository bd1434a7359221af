import { Dices } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import type { GenerationParams } from "#lib/images/schemas.ts";

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
      <Label htmlFor={id}>Seed</Label>
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
          <Dices />
        </Button>
      </div>
      <p className="text-muted-foreground text-xs">The same seed and settings make the same picture</p>
    </div>
  );
}
