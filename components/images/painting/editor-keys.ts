import type { KeyboardEvent } from "react";
import type { Size } from "#lib/images/providers/types.ts";
import { keyNames } from "../shortcuts/shortcut-key.ts";
import { ZOOM_STEP } from "../viewer/use-zoom-keys.ts";
import type { ZoomPan } from "../viewer/use-zoom-pan.ts";
import type { Point } from "./drawn-points.ts";
import { stepOf } from "./keyboard-shape.ts";
import { CONTROLS } from "./use-held-keys.ts";

export type KeyActions = ReadonlyMap<string, () => void>;

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** An arrow or Enter: `by` is null for Enter, otherwise how far the arrow goes in pixels of the source. */
export type PlacingKey = { by: Point | null; shift: boolean };

/** Does what a key does in an editor. None of its keys reaches the page behind it. */
export function runEditorKey(
  event: KeyboardEvent,
  actions: KeyActions,
  place: () => (() => void) | undefined,
): void {
  const isOurs = event.currentTarget.contains(event.target as Node);
  if (!isOurs || event.nativeEvent.isComposing || isTyping(event)) return;
  const act = actions.get(nameOf(event)) ?? place() ?? placedKey(event, actions);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** How far an arrow goes on this picture, with Alt one pixel; null for another key, or one that a control needs. */
export function placingKey(event: KeyboardEvent, source: Size): PlacingKey | null {
  const arrow = ARROWS[event.key];
  if (event.target instanceof Element && event.target.closest(CONTROLS)) return null;
  if (!arrow && event.key !== "Enter") return null;
  const step = event.altKey ? 1 : stepOf(source);
  return { by: arrow ? { x: arrow.x * step, y: arrow.y * step } : null, shift: event.shiftKey };
}

export function zoomKeys(zoom: ZoomPan): [string, () => void][] {
  return [
    ["0", zoom.fit],
    ["1", zoom.actualSize],
    ["+", () => zoom.zoomBy(ZOOM_STEP)],
    ["=", () => zoom.zoomBy(ZOOM_STEP)],
    ["-", () => zoom.zoomBy(1 / ZOOM_STEP)],
  ];
}

/** The place that an arrow leads to, on a whole pixel of the picture. */
export function movedWithin({ x, y }: Point, by: Point, { width, height }: Size): Point {
  const within = (place: number, length: number) => Math.round(Math.min(length, Math.max(0, place)));
  return { x: within(x + by.x, width), y: within(y + by.y, height) };
}

/** Shift with a bracket is another character on every keyboard. */
function nameOf({ key, code, shiftKey, ctrlKey, metaKey }: KeyboardEvent): string {
  if (ctrlKey || metaKey) return `mod+${shiftKey ? "shift+" : ""}${key.toLowerCase()}`;
  if (shiftKey && code.startsWith("Bracket")) return `shift+${code}`;
  return shiftKey && key.length === 1 && key !== "+" ? `shift+${key.toLowerCase()}` : key;
}

/** What a key does by its place or without Caps Lock: brackets, which AZERTY hides, and letters of other alphabets. */
function placedKey(
  { key, code, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent,
  actions: KeyActions,
): (() => void) | undefined {
  if (shiftKey || ctrlKey || metaKey) return undefined;
  const name = keyNames({ key, code, shiftKey, altKey, altGraph: false }).find((known) => actions.has(known));
  return name === undefined ? undefined : actions.get(name);
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.type !== "radio";
}
