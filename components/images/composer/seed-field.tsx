import { Dices, Lock, LockOpen } from "lucide-react";
import { useId } from "react";
import { Input } from "#components/ui/input.tsx";
import type { GenerationParams } from "#lib/images/schemas.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { useStudioIfAny } from "../studio-context.tsx";
import { ToolButton } from "../tool-button.tsx";
import { useShownOutput } from "../viewer/use-shown-output.ts";
import { FieldLabel } from "./field-label.tsx";
import { randomSeed, type SeedRange } from "./random-seed.ts";

type SeedFieldProps = {
  range: SeedRange;
  params: GenerationParams;
  set: (change: Partial<GenerationParams>) => void;
};

/** Open: a new random seed for every step. Locked: the one that is shown, until it is opened again. */
export function SeedField(props: SeedFieldProps) {
  const shown = useStudioIfAny()?.shown;
  return shown ? <StudioSeedField {...props} shown={shown} /> : <LockableSeed {...props} shownSeed={null} />;
}

function StudioSeedField({ shown, ...props }: SeedFieldProps & { shown: GenerationView }) {
  return <LockableSeed {...props} shownSeed={useShownOutput(shown)?.seed ?? null} />;
}

/** `shownSeed`: of the picture that is looked at. */
function LockableSeed({ range, params, set, shownSeed }: SeedFieldProps & { shownSeed: number | null }) {
  const id = useId();
  const locked = params.seed !== undefined;
  const change = (text: string) => {
    const digits = text.replaceAll(/\D/g, "");
    set({ seed: digits === "" ? undefined : Math.min(Math.max(Number(digits), range.min), range.max) });
  };
  const lock = () => set({ seed: shownSeed ?? randomSeed(range) });
  return (
    <div className="flex flex-col gap-2">
      <FieldLabel
        htmlFor={id}
        name="Seed"
        help="The same seed and settings make the same picture. Open lock: a new one for each step. Closed: it stays, so that only what you change changes"
      />
      <div className="flex gap-1">
        <Input
          id={id}
          inputMode="numeric"
          placeholder="Random"
          value={params.seed ?? ""}
          onChange={(event) => change(event.target.value)}
          className="h-10 min-w-0 tabular-nums md:h-9"
        />
        <ToolButton
          icon={locked ? Lock : LockOpen}
          label={lockLabel(locked, shownSeed)}
          name="Keep the seed"
          pressed={locked}
          onClick={locked ? () => set({ seed: undefined }) : lock}
        />
        <ToolButton
          icon={Dices}
          label="Keep another random seed"
          onClick={() => set({ seed: randomSeed(range) })}
        />
      </div>
    </div>
  );
}

function lockLabel(locked: boolean, shownSeed: number | null): string {
  if (locked) return "Kept for every step. Click for a new one each time";
  return shownSeed === null ? "Keep one seed" : `Keep the seed of the picture you look at, ${shownSeed}`;
}
