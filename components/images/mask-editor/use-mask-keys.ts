import type { KeyboardEvent } from "react";
import type { TrayImage } from "../composer/draft.ts";
import { movedWithin, type PlacingKey, placingKey, runEditorKey, zoomKeys } from "../painting/editor-keys.ts";
import type { Stage } from "../painting/use-stage.ts";
import { penOf } from "./mask-stage.tsx";
import { hardenBrush, type MaskTools, resizeBrush, useMaskTools } from "./mask-tools.ts";
import type { MaskActions } from "./use-mask-actions.ts";
import type { PendingShape } from "./use-pending-shape.ts";

type MaskKeys = { actions: MaskActions; stage: Stage; shape: PendingShape; source: TrayImage };

/** The keys of the mask editor. */
export function useMaskKeys(keys: MaskKeys): (event: KeyboardEvent) => void {
  const actions = new Map([...toolKeys(), ...actionKeys(keys.actions), ...zoomKeys(keys.stage.zoom)]);
  return (event) =>
    runEditorKey(event, actions, () => {
      const key = placingKey(event, keys.source);
      return key ? placing(key, keys) : undefined;
    });
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

/** Arrows move the brush or the shape; Shift paints or sizes, Enter paints a dot or places. */
function placing(
  { by, shift }: PlacingKey,
  { actions, stage, shape, source }: MaskKeys,
): (() => void) | undefined {
  const pen = penOf(source);
  if (!pen || pen.tool === "lasso") return undefined;
  if (pen.tool !== "brush") {
    if (!by) return shape.place;
    return () => (shift ? shape.resize(by) : shape.move(by));
  }
  return () => {
    const { x, y } = stage.place.current;
    const next = movedWithin({ x, y }, by ?? { x: 0, y: 0 }, source);
    const { erase, diameter: size, hardness } = pen;
    if (!by || shift) {
      actions.add({ kind: "brush", erase, size, hardness, points: by ? [x, y, next.x, next.y] : [x, y] });
    }
    stage.moveTo(next);
  };
}
