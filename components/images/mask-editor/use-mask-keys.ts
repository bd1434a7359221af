import type { KeyboardEvent } from "react";
import type { TrayImage } from "../composer/draft.ts";
import { keyNames } from "../shortcuts/shortcut-key.ts";
import { ZOOM_STEP } from "../viewer/use-zoom-keys.ts";
import type { ZoomPan } from "../viewer/use-zoom-pan.ts";
import type { Point } from "./drawn-stroke.ts";
import { stepOf } from "./keyboard-shape.ts";
import { penOf, type Stage } from "./mask-stage.tsx";
import { hardenBrush, type MaskTools, resizeBrush, useMaskTools } from "./mask-tools.ts";
import { CONTROLS } from "./use-held-keys.ts";
import type { MaskActions } from "./use-mask-actions.ts";
import type { PendingShape } from "./use-pending-shape.ts";

type MaskKeys = { actions: MaskActions; stage: Stage; shape: PendingShape; source: TrayImage };

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The keys of the mask editor. None of them reaches the page behind it. */
export function useMaskKeys(keys: MaskKeys): (event: KeyboardEvent) => void {
  const actions = new Map([...toolKeys(), ...actionKeys(keys.actions), ...zoomKeys(keys.stage.zoom)]);
  return (event) => {
    const isOurs = event.currentTarget.contains(event.target as Node);
    if (!isOurs || event.nativeEvent.isComposing || isTyping(event)) return;
    const act = actions.get(nameOf(event)) ?? arrowKey(event, keys) ?? placedKey(event, actions);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
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
  actions: ReadonlyMap<string, () => void>,
): (() => void) | undefined {
  if (shiftKey || ctrlKey || metaKey) return undefined;
  const name = keyNames({ key, code, shiftKey, altKey, altGraph: false }).find((known) => actions.has(known));
  return name === undefined ? undefined : actions.get(name);
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement;
}

function toolKeys(): [string, () => void][] {
  const choose = (change: Partial<MaskTools>) => () => useMaskTools.setState(change);
  return [
    ["b", choose({ tool: "brush", erase: false })],
    ["e", choose({ tool: "brush", erase: true })],
    ["l", choose({ tool: "lasso" })],
    ["u", choose({ tool: "rectangle" })],
    ["o", choose({ tool: "ellipse" })],
    ["h", choose({ tool: "hand" })],
    ["x", () => useMaskTools.setState(({ erase }) => ({ erase: !erase }))],
    ["[", () => resizeBrush(-1)],
    ["]", () => resizeBrush(1)],
    ["shift+BracketLeft", () => hardenBrush(-1)],
    ["shift+BracketRight", () => hardenBrush(1)],
  ];
}

function actionKeys(actions: MaskActions): [string, () => void][] {
  return [
    ["mod+z", actions.undo],
    ["mod+shift+z", actions.redo],
    ["mod+y", actions.redo],
    ["shift+v", actions.invert],
    ["shift+c", actions.clear],
    ["shift+a", actions.all],
    ["shift+f", actions.feather],
    ["shift+g", actions.grow],
    ["shift+s", actions.shrink],
  ];
}

function zoomKeys(zoom: ZoomPan): [string, () => void][] {
  return [
    ["0", zoom.fit],
    ["1", zoom.actualSize],
    ["+", () => zoom.zoomBy(ZOOM_STEP)],
    ["=", () => zoom.zoomBy(ZOOM_STEP)],
    ["-", () => zoom.zoomBy(1 / ZOOM_STEP)],
  ];
}

/** Arrows move the brush or the shape, with Alt by one pixel; Shift paints or sizes, Enter paints a dot or places. */
function arrowKey(
  event: KeyboardEvent,
  { actions, stage, shape, source }: MaskKeys,
): (() => void) | undefined {
  const arrow = ARROWS[event.key];
  if (event.target instanceof Element && event.target.closest(CONTROLS)) return undefined;
  if (!arrow && event.key !== "Enter") return undefined;
  const pen = penOf(source);
  const step = event.altKey ? 1 : stepOf(source);
  const by = arrow ? { x: arrow.x * step, y: arrow.y * step } : { x: 0, y: 0 };
  if (!pen || pen.tool === "lasso") return undefined;
  if (pen.tool !== "brush") {
    if (!arrow) return shape.place;
    return () => (event.shiftKey ? shape.resize(by) : shape.move(by));
  }
  return () => {
    const { x, y } = stage.place.current;
    const next = { x: within(x + by.x, source.width), y: within(y + by.y, source.height) };
    const { erase, diameter: size, hardness } = pen;
    if (!arrow || event.shiftKey) {
      actions.add({ kind: "brush", erase, size, hardness, points: arrow ? [x, y, next.x, next.y] : [x, y] });
    }
    stage.moveTo(next);
  };
}

function within(place: number, length: number): number {
  return Math.round(Math.min(length, Math.max(0, place)));
}
