import type { Size } from "#lib/images/providers/types.ts";
import type { Box } from "../painting/keyboard-shape.ts";

type PendingShapeProps = { size: Size; kind: "rectangle" | "ellipse"; box: Box };

/** The outline of a shape that is being placed by keyboard. */
export function PendingShape({ size, kind, box }: PendingShapeProps) {
  const { x, y, width, height } = box;
  const outline = (stroke: string, dash?: string) => {
    const props = { fill: "none", stroke, strokeWidth: 2, strokeDasharray: dash };
    if (kind === "rectangle")
      return <rect {...{ x, y, width, height }} {...props} vectorEffect="non-scaling-stroke" />;
    const [rx, ry] = [width / 2, height / 2];
    return <ellipse cx={x + rx} cy={y + ry} {...{ rx, ry }} {...props} vectorEffect="non-scaling-stroke" />;
  };
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-0 size-full overflow-visible"
    >
      {outline("black")}
      {outline("white", "6 6")}
    </svg>
  );
}
