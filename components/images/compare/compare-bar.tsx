import { ArrowLeftRight, LayoutGrid, X } from "lucide-react";
import { useStudio } from "../studio-context.tsx";
import { ToolButton } from "../tool-button.tsx";
import { COMPARE_MODES, nextMode } from "./compare-mode.ts";
import { closeCompare, openContactSheet, setCompareMode, swapCompared, useCompare } from "./compare-store.ts";
import { MODE_LOOKS } from "./mode-look.ts";
import { PictureChip } from "./picture-chip.tsx";
import { sheetPictures } from "./sheet-pictures.ts";
import type { ComparedPair } from "./use-compared.ts";

/** Which pictures are compared, and how. */
export function CompareBar({ pair: { first, second } }: { pair: ComparedPair }) {
  const { generations } = useStudio();
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <div className="flex min-w-0 items-center gap-1">
        <PictureChip picture={first} />
        <ToolButton icon={ArrowLeftRight} label="Swap" shortcut="c" onClick={swapCompared} />
        <PictureChip picture={second} />
      </div>
      <div className="flex items-center gap-1 max-sm:grow max-sm:justify-between">
        <Modes />
        <ToolButton
          icon={LayoutGrid}
          label="Contact sheet"
          shortcut="Shift+C"
          onClick={() =>
            openContactSheet(
              sheetPictures(
                [first, second].flatMap(({ step }) => step ?? []),
                generations,
              ),
            )
          }
        />
        <ToolButton icon={X} label="Leave the comparison" shortcut="Esc" onClick={closeCompare} />
      </div>
    </div>
  );
}

function Modes() {
  const mode = useCompare((compare) => compare.mode);
  return (
    <fieldset aria-label="How to compare" className="flex rounded-md border p-0.5">
      {COMPARE_MODES.map((known) => (
        <ToolButton
          key={known}
          icon={MODE_LOOKS[known].icon}
          label={MODE_LOOKS[known].label}
          shortcut={known === nextMode(mode) ? "m" : undefined}
          pressed={known === mode}
          onClick={() => setCompareMode(known)}
        />
      ))}
    </fieldset>
  );
}
