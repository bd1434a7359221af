import { useEffect, useState } from "react";
import { announce } from "../announcer.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { closeCompare, compareWith, useCompare } from "./compare-store.ts";
import { SheetBar } from "./sheet-bar.tsx";
import { SheetCells } from "./sheet-cells.tsx";
import { SheetPicker } from "./sheet-picker.tsx";
import { useShowPicture } from "./use-show-picture.ts";

/** Up to 16 pictures at once: a click shows one of them, two that are ticked can be compared. */
export function ContactSheet({ pictures }: { pictures: TrayImage[] }) {
  const showPicture = useShowPicture();
  const [tickedIds, setTickedIds] = useState<string[]>([]);
  const [picking, setPicking] = useState(pictures.length < 2);
  const ticked = tickedIds.flatMap((id) => pictures.find(({ assetId }) => assetId === id) ?? []);
  useShortcuts(new Map([["Escape", closeCompare]]));
  useEffect(() => announce(`Contact sheet of ${pictures.length} pictures`), [pictures.length]);
  const [one, other] = ticked;
  const compare = () => {
    if (!one || !other) return;
    showPicture(one);
    compareWith(other);
  };
  return (
    <section aria-label="Contact sheet" className="flex min-h-0 flex-1 flex-col gap-2">
      <SheetBar
        count={pictures.length}
        onChoose={() => setPicking(true)}
        onCompare={other ? compare : null}
      />
      <SheetCells
        {...{ pictures, ticked }}
        onTick={({ assetId }) => setTickedIds(tickedWith(tickedIds, assetId))}
        onShow={(image) => {
          showPicture(image);
          closeCompare();
        }}
      />
      {picking && (
        <SheetPicker
          pictures={pictures}
          onClose={() => {
            setPicking(false);
            if (pictures.length < 2) closeCompare();
          }}
          onChoose={(sheet) => {
            setPicking(false);
            useCompare.setState({ sheet });
          }}
        />
      )}
    </section>
  );
}

/** Two at most: the one ticked first gives way. */
function tickedWith(ticked: readonly string[], assetId: string): string[] {
  if (ticked.includes(assetId)) return ticked.filter((id) => id !== assetId);
  return [...ticked, assetId].slice(-2);
}
