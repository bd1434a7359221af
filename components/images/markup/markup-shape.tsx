import { memo } from "react";
import {
  INK,
  type MarkupLine,
  type MarkupText,
  pathOf,
  rimOf,
  TEXT_DROP,
  TEXT_FONT,
} from "./markup-paths.ts";

/** One stroke with its rim, in an SVG whose units are pixels of the source; as `drawMarkup` bakes it. */
export const MarkupShape = memo(function MarkupShape({ stroke }: { stroke: MarkupLine | MarkupText }) {
  const { fill, rim } = INK[stroke.color];
  const round = { strokeLinecap: "round", strokeLinejoin: "round" } as const;
  if (stroke.kind === "text") {
    return (
      <text
        x={stroke.x}
        y={stroke.y + stroke.size * TEXT_DROP}
        textAnchor="middle"
        fontFamily={TEXT_FONT}
        fontWeight="bold"
        fontSize={stroke.size}
        fill={fill}
        stroke={rim}
        strokeWidth={2 * rimOf(stroke)}
        paintOrder="stroke"
        {...round}
      >
        {stroke.text}
      </text>
    );
  }
  const line = { d: pathOf(stroke), fill: "none", ...round };
  return (
    <>
      <path {...line} stroke={rim} strokeWidth={stroke.size + 2 * rimOf(stroke)} />
      <path {...line} stroke={fill} strokeWidth={stroke.size} />
    </>
  );
});
