import { useRef } from "react";
import type { TrayImage } from "../composer/draft.ts";
import { useStudio } from "../studio-context.tsx";
import { bestColumns } from "./best-columns.ts";
import { SheetCell } from "./sheet-cell.tsx";
import { useElementSize } from "./use-element-size.ts";

type SheetCellsProps = {
  pictures: TrayImage[];
  ticked: TrayImage[];
  onTick: (image: TrayImage) => void;
  onShow: (image: TrayImage) => void;
};

/** CSS pixels; a narrower place has two columns, and scrolls. */
const WIDE = 640;

/** The pictures of a contact sheet, each as large as all of them can be. */
export function SheetCells({ pictures, ticked, onTick, onShow }: SheetCellsProps) {
  const { generations } = useStudio();
  const list = useRef<HTMLUListElement>(null);
  const place = useElementSize(list);
  const [first] = pictures;
  const columns = place && first && place.width >= WIDE ? bestColumns(pictures.length, place, first) : null;
  return (
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
          ticked={ticked.includes(image)}
          onTick={() => onTick(image)}
          onShow={() => onShow(image)}
        />
      ))}
    </ul>
  );
}
