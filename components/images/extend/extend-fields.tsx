import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { TrayImage } from "../composer/draft.ts";
import {
  type Border,
  borderAllAround,
  borderForShape,
  extendedSize,
  hasShape,
  isExtended,
  SHAPES,
  SIDES,
  type Side,
  withSide,
} from "./border.ts";

type ExtendFieldsProps = { image: TrayImage; border: Border; onChange: (border: Border) => void };

const NAMES: Record<Side, string> = { top: "Top", right: "Right", bottom: "Bottom", left: "Left" };

/** How many pixels are added on which side, and shapes that say it in one click. */
export function ExtendFields({ image, border, onChange }: ExtendFieldsProps) {
  const size = extendedSize(image, border);
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="mb-1.5 font-medium text-sm">Shape</legend>
        {SHAPES.filter(([, ratio]) => !hasShape(image, ratio)).map(([name, ratio]) => {
          const chosen = isExtended(border) && hasShape(size, ratio);
          return (
            <Button
              key={name}
              variant={chosen ? "default" : "outline"}
              aria-pressed={chosen}
              className="h-10 px-3 tabular-nums md:h-8"
              onClick={() => onChange(borderForShape(image, ratio))}
            >
              {name}
            </Button>
          );
        })}
        <Button
          variant="outline"
          className="h-10 px-3 md:h-8"
          onClick={() => onChange(borderAllAround(image))}
        >
          All around
        </Button>
      </fieldset>
      <fieldset className="grid grid-cols-4 gap-2 md:grid-cols-2">
        <legend className="mb-1.5 font-medium text-sm">Pixels to add</legend>
        {SIDES.map((side) => (
          <SideField
            key={side}
            name={NAMES[side]}
            pixels={border[side]}
            onChange={(pixels) => onChange(withSide(border, side, pixels))}
          />
        ))}
      </fieldset>
      <p aria-live="polite" className="text-muted-foreground text-sm tabular-nums">
        {image.width} × {image.height}
        {isExtended(border) && ` → ${size.width} × ${size.height}`}
      </p>
    </div>
  );
}

type SideFieldProps = { name: string; pixels: number; onChange: (pixels: number) => void };

function SideField({ name, pixels, onChange }: SideFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const finishTyping = () => {
    const next = Number(typed ?? Number.NaN);
    if (Number.isFinite(next)) onChange(next);
    setTyped(null);
  };
  return (
    <label htmlFor={id} className="flex flex-col gap-1 text-muted-foreground text-xs">
      {name}
      <Input
        id={id}
        inputMode="numeric"
        className="h-10 text-right tabular-nums md:h-9"
        value={typed ?? pixels}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finishTyping}
        onKeyDown={(event) => {
          if (event.key === "Enter") finishTyping();
        }}
      />
    </label>
  );
}
