import { coverSegment } from "./cover-brush.ts";
import { coverPolygon } from "./cover-polygon.ts";
import { featherMask, growMask, invertMask } from "./mask-edges.ts";
import {
  blendCoverage,
  type Coverage,
  type MaskRaster,
  type MaskStroke,
  newCoverage,
  rectAround,
  wholeRect,
} from "./mask-raster.ts";

type Stroke<Kind extends MaskStroke["kind"]> = Extract<MaskStroke, { kind: Kind }>;

/** Draws one act of painting over what the raster holds. */
export function drawStroke(raster: MaskRaster, stroke: MaskStroke): void {
  switch (stroke.kind) {
    case "clear":
      raster.data.fill(0);
      return;
    case "all":
      raster.data.fill(255);
      return;
    case "invert":
      invertMask(raster);
      return;
    case "grow":
      growMask(raster, stroke.pixels * raster.scale);
      return;
    case "feather":
      featherMask(raster, stroke.pixels * raster.scale);
      return;
    default: {
      const coverage = coverageOf(raster, stroke);
      blendCoverage(raster, raster.data, coverage, { rect: coverage.area, erase: stroke.erase });
    }
  }
}

/** What a stroke that is not finished covers so far, too. */
export function coverageOf(
  raster: MaskRaster,
  stroke: Stroke<"brush" | "lasso" | "rectangle" | "ellipse">,
): Coverage {
  const scaled = (points: readonly number[]) => points.map((place) => place * raster.scale);
  switch (stroke.kind) {
    case "brush":
      return coverPath(raster, scaled(stroke.points), stroke);
    case "lasso":
      return coverPolygon(scaled(stroke.points), wholeRect(raster));
    case "rectangle":
      return coverPolygon(scaled(cornersOf(stroke)), wholeRect(raster));
    case "ellipse":
      return coverPolygon(scaled(outlineOf(stroke, raster.scale)), wholeRect(raster));
  }
}

function coverPath(raster: MaskRaster, points: number[], { size, hardness }: Stroke<"brush">): Coverage {
  const tip = { radius: (size * raster.scale) / 2, hardness };
  const [xs, ys] = [points.filter((_, at) => at % 2 === 0), points.filter((_, at) => at % 2 === 1)];
  const reach = tip.radius + 1;
  const corners = {
    left: min(xs) - reach,
    top: min(ys) - reach,
    right: max(xs) + reach,
    bottom: max(ys) + reach,
  };
  const coverage = newCoverage(rectAround(corners, wholeRect(raster)));
  const [x, y] = [xs[0] ?? 0, ys[0] ?? 0];
  if (xs.length === 1) coverSegment(coverage, [x, y, x, y], tip);
  for (let at = 1; at < xs.length; at++) {
    coverSegment(coverage, [xs[at - 1] ?? x, ys[at - 1] ?? y, xs[at] ?? x, ys[at] ?? y], tip);
  }
  return coverage;
}

function cornersOf({ x, y, width, height }: Stroke<"rectangle" | "ellipse">): number[] {
  return [x, y, x + width, y, x + width, y + height, x, y + height];
}

/** Corners so close that a straight line between two is less than a twentieth of a pixel off. */
function outlineOf({ x, y, width, height }: Stroke<"rectangle" | "ellipse">, scale: number): number[] {
  const radius = (Math.max(width, height) / 2) * scale;
  const count = Math.max(16, Math.ceil(Math.PI * Math.sqrt(10 * radius)));
  return Array.from({ length: count }, (_, at) => (at * 2 * Math.PI) / count).flatMap((angle) => [
    x + (width / 2) * (1 + Math.cos(angle)),
    y + (height / 2) * (1 + Math.sin(angle)),
  ]);
}

/** Without spreading, which fails for a long stroke. */
function min(values: readonly number[]): number {
  return values.reduce((one, other) => Math.min(one, other), Infinity);
}

function max(values: readonly number[]): number {
  return values.reduce((one, other) => Math.max(one, other), -Infinity);
}
