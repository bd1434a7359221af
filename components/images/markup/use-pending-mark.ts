import { useEffect, useRef, useState } from "react";
import type { TrayImage } from "../composer/draft.ts";
import type { Point } from "../painting/drawn-points.ts";
import { describeMark, firstMark, moveMark, type PendingMark, resizeMark } from "./keyboard-mark.ts";
import type { MarkupStroke } from "./markup-saving.ts";
import { inkSize, type MarkupTool, useMarkupTools } from "./markup-tools.ts";
import { TOOL_NAMES } from "./markup-words.ts";

export type PendingMarks = ReturnType<typeof usePendingMark>;

type Doing = { add: (stroke: MarkupStroke) => void; say: (words: string) => void };

/** What is being placed and not kept yet: a shape by arrow keys, or words while they are typed. */
export function usePendingMark(source: TrayImage, { add, say }: Doing) {
  const [mark, setMark] = useState<PendingMark | null>(null);
  const tools = useMarkupTools();
  const kind = kindOf(tools.tool);
  const ink = { color: tools.color, size: inkSize(tools, source) };
  // With the colour and size that are chosen now.
  const shown = mark && mark.kind === kind ? { ...mark, ...ink } : null;

  const change = (by: Point, how: typeof moveMark) => {
    if (!kind) return;
    const next = shown ? how(shown, by, source) : firstMark(kind, ink, source);
    setMark(next);
    say(`${TOOL_NAMES[next.kind]}, ${describeMark(next)}`);
  };
  const keep = () => {
    if (!shown) return;
    const words = shown.kind === "text" && shown.text.trim();
    if (shown.kind !== "text") add(shown);
    else if (words) add({ ...shown, text: words });
    setMark(null);
  };
  useKeptWords(shown?.kind === "text" ? keep : null);
  return {
    shown,
    move: (by: Point) => change(by, moveMark),
    resize: (by: Point) => change(by, resizeMark),
    place() {
      if (shown) keep();
      else change({ x: 0, y: 0 }, moveMark);
    },
    /** Words go here; those that were typed before are kept where they are. */
    writeAt({ x, y }: Point) {
      keep();
      const at = { x: Math.round(x), y: Math.round(y) };
      setMark({ kind: "text", ...ink, ...at, text: "" });
    },
    write(text: string) {
      const first = shown ?? firstMark("text", ink, source);
      if (first.kind === "text") setMark({ ...first, text });
    },
    keep,
    /** @returns whether there was one */
    drop(): boolean {
      if (!shown) return false;
      setMark(null);
      say("Not placed");
      return true;
    },
  };
}

/** Words that were typed are kept when another tool is taken and when the editor is left. */
function useKeptWords(keep: (() => void) | null): void {
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    const stop = useMarkupTools.subscribe(({ tool }, before) => {
      if (tool !== before.tool) latest.current?.();
    });
    return () => {
      stop();
      latest.current?.();
    };
  }, []);
}

function kindOf(tool: MarkupTool): PendingMark["kind"] | null {
  return tool === "hand" || tool === "pen" ? null : tool;
}
