import { Columns2, Images, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { announce } from "../announcer.tsx";
import type { TrayImage } from "../draft.ts";
import { useStudio } from "../studio-context.tsx";
import { ToolButton } from "../tool-button.tsx";
import { useShortcuts } from "../use-shortcuts.ts";
import { bestColumns } from "./best-columns.ts";
import { closeCompare, compareWith, useCompare } from "./compare-store.ts";
import { SheetCell } from "./sheet-cell.tsx";
import { SheetPicker } from "./sheet-picker.tsx";
import { useElementSize } from "./use-element-size.ts";
import { useShowPicture } from "./use-show-picture.ts";

/** CSS pixels; a narrower place has two columns, and scrolls. */
const WIDE = 640;

/** Up to 16 pictures at once: a click shows one of them, two that are ticked can be compared. */
export function ContactSheet({ pictures }: { pictures: TrayImage[] }) {
  const { generations } = useStudio();
  const showPicture = useShowPicture();
  const [ticked, setTicked] = useState<string[]>([]);
  const [picking, setPicking] = useState(pictures.length < 2);
  const chosen = ticked.flatMap((id) => pictures.find(({ assetId }) => assetId === id) ?? []);
  const [one, other] = chosen;
  const list = useRef<HTMLUListElement>(null);
  const place = useElementSize(list);
  const [first] = pictures;
  const columns = place && first && place.width >= WIDE ? bestColumns(pictures.length, place, first) : null;
  useShortcuts(new Map([["Escape", closeCompare]]));
  useEffect(() => announce(`Contact sheet of ${pictures.length} pictures`), [pictures.length]);
  const compare = () => {
    if (!one || !other) return;
    showPicture(one);
    compareWith(other);
  };
  return (
    <section aria-label="Contact sheet" className="flex min-h-0 flex-1 flex-col gap-2">
      <div className="flex shrink-0 flex-wrap items-center gap-1">
        <h2 className="grow px-1 font-medium text-sm tabular-nums">{pictures.length} pictures</h2>
        <Button variant="outline" className="h-10 md:h-9" onClick={() => setPicking(true)}>
          <Images />
          <span>
            Choose<span className="max-sm:sr-only"> pictures</span>
          </span>
        </Button>
        <Button
          className="h-10 md:h-9"
          disabled={!other}
          title={other ? "Compare the two that are ticked" : "Tick two pictures to compare them"}
          onClick={compare}
        >
          <Columns2 /> Compare two
        </Button>
        <ToolButton icon={X} label="Leave the contact sheet" shortcut="Esc" onClick={closeCompare} />
      </div>
      <ul
        ref={list}
        className="grid min-h-0 flex-1 grid-cols-2 gap-2 overflow-y-auto max-sm:auto-rows-[44vw] sm:auto-rows-[minmax(8rem,1fr)]"
        style={columns ? { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` } : undefined}
      >
        {pictures.map((image) => (
          <SheetCell
            key={image.assetId}
            image={image}
            step={generations.find(({ id }) => id === image.generationId)}
            ticked={ticked.includes(image.assetId)}
            onTick={() => setTicked(tickedWith(ticked, image.assetId))}
            onShow={() => {
              showPicture(image);
              closeCompare();
            }}
          />
        ))}
      </ul>
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
