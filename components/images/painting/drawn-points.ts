export type Point = { x: number; y: number };

/** The server takes 20,000 numbers. */
const NUMBERS_MAX = 19_000;

/** In place: a long stroke has thousands of points, and each would copy all before it. */
export function lengthen(points: number[], to: Point, spacing: number): void {
  const [x, y] = [points.at(-2) ?? 0, points.at(-1) ?? 0];
  const isNear = Math.hypot(to.x - x, to.y - y) < spacing;
  if (!isNear && points.length < NUMBERS_MAX) points.push(to.x, to.y);
}

/** On whole pixels, so that a rectangle has sharp edges, and no larger than can be kept. */
export function boxBetween(one: Point, other: Point, square: boolean) {
  const [x0, y0] = [Math.round(one.x), Math.round(one.y)];
  const to = roundPoint(other);
  let [width, height] = [lengthWithin(Math.round(to.x) - x0), lengthWithin(Math.round(to.y) - y0)];
  if (square) {
    const side = Math.max(Math.abs(width), Math.abs(height));
    [width, height] = [side * (Math.sign(width) || 1), side * (Math.sign(height) || 1)];
  }
  return {
    x: Math.min(x0, x0 + width),
    y: Math.min(y0, y0 + height),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}

/** To a tenth of a pixel, within what can be kept. */
export function roundPoint({ x, y }: Point): Point {
  return { x: roundPlace(x), y: roundPlace(y) };
}

function lengthWithin(length: number): number {
  return Math.min(60_000, Math.max(-60_000, length));
}

function roundPlace(place: number): number {
  return Math.round(Math.min(60_000, Math.max(-30_000, place)) * 10) / 10;
}
