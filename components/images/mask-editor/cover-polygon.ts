import { type Coverage, newCoverage, type Rect, rectAround } from "./mask-raster.ts";

/** How many lines are looked at in each row of pixels. Along a line, parts of pixels are counted exactly. */
const LINES = 4;

/** Where an edge crosses a line, and whether it goes down (1) or up (-1) there. */
type Crossing = { x: number; direction: 1 | -1 };

/**
 * Covers what a closed line goes around at least once, so that a loop in it is inside as well.
 * @param points x and y of one corner after the other, in pixels of the raster
 */
export function coverPolygon(points: readonly number[], within: Rect): Coverage {
  const coverage = newCoverage(rectAround(cornersOf(points), within));
  const { area, data } = coverage;
  const width = area.right - area.left;
  if (data.length === 0) return coverage;
  const lines = crossingsOf(points, area);
  const row = new Float32Array(width + 1);
  for (let y = area.top; y < area.bottom; y++) {
    row.fill(0);
    for (let line = 0; line < LINES; line++) addLine(row, lines[(y - area.top) * LINES + line], area);
    const start = (y - area.top) * width;
    for (let x = 0; x < width; x++) data[start + x] = Math.round(((row[x] ?? 0) * 255) / LINES);
  }
  return coverage;
}

function cornersOf(points: readonly number[]): Rect {
  const corners = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    corners.left = Math.min(corners.left, x);
    corners.right = Math.max(corners.right, x);
    corners.top = Math.min(corners.top, y);
    corners.bottom = Math.max(corners.bottom, y);
  }
  return corners;
}

/** For each line of `area`, from the top. */
function crossingsOf(points: readonly number[], area: Rect): Crossing[][] {
  const lines = Array.from({ length: (area.bottom - area.top) * LINES }, (): Crossing[] => []);
  const lineAfter = (y: number) => Math.ceil((y - area.top) * LINES - 0.5);
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x0, y0] = [points[at] ?? 0, points[at + 1] ?? 0];
    const [x1, y1] = [points[at + 2] ?? points[0] ?? 0, points[at + 3] ?? points[1] ?? 0];
    const direction = y1 > y0 ? 1 : -1;
    const last = Math.min(lines.length, lineAfter(Math.max(y0, y1)));
    for (let line = Math.max(0, lineAfter(Math.min(y0, y1))); line < last; line++) {
      const y = area.top + (line + 0.5) / LINES;
      lines[line]?.push({ x: x0 + ((y - y0) * (x1 - x0)) / (y1 - y0), direction });
    }
  }
  return lines;
}

function addLine(row: Float32Array, crossings: Crossing[] | undefined, { left, right }: Rect): void {
  if (!crossings) return;
  crossings.sort((one, other) => one.x - other.x);
  let winding = 0;
  let from = 0;
  for (const { x, direction } of crossings) {
    if (winding === 0) from = x;
    winding += direction;
    if (winding === 0) addSpan(row, Math.max(0, from - left), Math.min(right - left, x - left));
  }
}

function addSpan(row: Float32Array, from: number, to: number): void {
  if (to <= from) return;
  const [first, last] = [Math.floor(from), Math.floor(to)];
  const add = (x: number, share: number) => {
    row[x] = (row[x] ?? 0) + share;
  };
  if (first === last) {
    add(first, to - from);
    return;
  }
  add(first, first + 1 - from);
  for (let x = first + 1; x < last; x++) add(x, 1);
  add(last, to - last);
}
