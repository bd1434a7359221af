import type { MarkupText } from "./markup-paths.ts";
import { MarkupShape } from "./markup-shape.tsx";

/** Words while they are typed; before there are any, the place where they will be. */
export function PendingText({ mark }: { mark: MarkupText }) {
  if (mark.text.trim()) return <MarkupShape stroke={mark} />;
  const { x, y, size } = mark;
  const caret = { x1: x, x2: x, y1: y - size / 2, y2: y + size / 2, vectorEffect: "non-scaling-stroke" };
  return (
    <g className="motion-safe:animate-pulse">
      <line {...caret} stroke="black" strokeWidth={4} />
      <line {...caret} stroke="white" strokeWidth={2} />
    </g>
  );
}
