import { ChevronsLeftRight } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import type { ComparedPair } from "./use-compared.ts";

type DividerProps = {
  pair: ComparedPair;
  share: number;
  onShare: (share: number) => void;
  /** The share for a place on the screen. */
  shareOf: (clientX: number) => number;
};

const STEP = 0.02;
const LARGE_STEP = 0.1;

/** The line between the two pictures: moved by mouse, finger, pen or arrow keys. */
export function Divider({ pair: { first, second }, share, onShare, shareOf }: DividerProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(share, event);
    if (next === null) return;
    event.preventDefault();
    onShare(Math.min(Math.max(next, 0), 1));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onShare(shareOf(event.clientX));
  };
  const percent = Math.round(share * 100);
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Divider"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={`${percent} % ${first.name}, ${100 - percent} % ${second.name}`}
      title="Drag it, or use the arrow keys; a double click puts it in the middle"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onShare(0.5)}
      className="group/divider absolute top-(--divider-top) bottom-(--divider-bottom) left-(--divider) flex w-10 -translate-x-1/2 cursor-ew-resize touch-none items-center justify-center outline-none"
    >
      <span className="absolute inset-y-0 w-0.5 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.35)]" />
      <span className="relative flex size-8 items-center justify-center rounded-full bg-white text-neutral-900 shadow-lg ring-1 ring-black/20 group-focus-visible/divider:ring-3 group-focus-visible/divider:ring-ring">
        <ChevronsLeftRight className="size-4" aria-hidden="true" />
      </span>
    </div>
  );
}

function moved(share: number, { key, shiftKey }: KeyboardEvent): number | null {
  const step = shiftKey ? LARGE_STEP : STEP;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return share - step;
    case "ArrowRight":
    case "ArrowUp":
      return share + step;
    case "PageDown":
      return share - LARGE_STEP;
    case "PageUp":
      return share + LARGE_STEP;
    case "Home":
      return 0;
    case "End":
      return 1;
    default:
      return null;
  }
}
