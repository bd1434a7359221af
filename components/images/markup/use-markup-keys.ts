import type { KeyboardEvent, RefObject } from "react";
import { MARKUP_COLORS } from "#lib/images/markup-strokes.ts";
import type { TrayImage } from "../composer/draft.ts";
import { movedWithin, type PlacingKey, placingKey, runEditorKey, zoomKeys } from "../painting/editor-keys.ts";
import type { Stage } from "../painting/use-stage.ts";
import { inkSize, type MarkupTool, resizeLine, useMarkupTools } from "./markup-tools.ts";
import type { MarkupActions } from "./use-markup-actions.ts";
import type { PendingMarks } from "./use-pending-mark.ts";

type MarkupKeys = {
  actions: MarkupActions;
  stage: Stage;
  marks: PendingMarks;
  source: TrayImage;
  /** Where words are typed. */
  field: RefObject<HTMLInputElement | null>;
};

/** The keys of the editor of drawn instructions. */
export function useMarkupKeys(keys: MarkupKeys): (event: KeyboardEvent) => void {
  const { actions, stage } = keys;
  const known = new Map([
    ...toolKeys(),
    ["mod+z", actions.undo] as const,
    ["mod+shift+z", actions.redo] as const,
    ["mod+y", actions.redo] as const,
    ["shift+c", actions.clear] as const,
    ...zoomKeys(stage.zoom),
  ]);
  return (event) =>
    runEditorKey(event, known, () => {
      const key = placingKey(event, keys.source);
      return key ? placing(key, keys) : undefined;
    });
}

function toolKeys(): [string, () => void][] {
  const choose = (tool: MarkupTool) => () => useMarkupTools.setState({ tool });
  return [
    ["p", choose("pen")],
    ["a", choose("arrow")],
    ["o", choose("ellipse")],
    ["u", choose("rectangle")],
    ["t", choose("text")],
    ["h", choose("hand")],
    ["c", nextColor],
    ["[", () => resizeLine(-1)],
    ["]", () => resizeLine(1)],
  ];
}

function nextColor(): void {
  useMarkupTools.setState(({ color }) => ({
    color: MARKUP_COLORS[(MARKUP_COLORS.indexOf(color) + 1) % MARKUP_COLORS.length] ?? color,
  }));
}

/** Arrows move the pen or the shape; Shift draws or sizes, Enter makes a dot, places, or asks for the words. */
function placing(
  { by, shift }: PlacingKey,
  { actions, stage, marks, source, field }: MarkupKeys,
): (() => void) | undefined {
  const { tool, color, size } = useMarkupTools.getState();
  if (tool === "hand") return undefined;
  if (tool === "pen") {
    return () => {
      const from = stage.place.current;
      const next = movedWithin(from, by ?? { x: 0, y: 0 }, source);
      const points = by ? [from.x, from.y, next.x, next.y] : [from.x, from.y];
      if (!by || shift) actions.add({ kind: "pen", color, size: inkSize({ tool, size }, source), points });
      stage.moveTo(next);
    };
  }
  if (by) return () => (shift ? marks.resize(by) : marks.move(by));
  return tool === "text" ? () => field.current?.focus() : marks.place;
}
