import type { Color } from "./color.ts";

type Attributes = Record<string, string | number | undefined>;
type Point = readonly [x: number, y: number];
type Stop = readonly [offset: number, color: Color, opacity?: number];

/** One element. Numbers keep two decimals: enough for 2048 pixels, and the text stays small. */
export function element(name: string, attributes: Attributes, children = ""): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : value}"`)
    .join("");
  return children === "" ? `<${name}${list}/>` : `<${name}${list}>${children}</${name}>`;
}

/** Opacity is always that of the fill or stroke: as a property of the element it costs a layer each. */
export function circle(x: number, y: number, r: number, fill: string, opacity?: number): string {
  return element("circle", { cx: x, cy: y, r, fill, "fill-opacity": opacity });
}

export function ellipse(
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string,
  opacity?: number,
): string {
  return element("ellipse", { cx: x, cy: y, rx, ry, fill, "fill-opacity": opacity });
}

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  { rx, opacity }: { rx?: number; opacity?: number } = {},
): string {
  return element("rect", { x, y, width, height, rx, fill, "fill-opacity": opacity });
}

export function shape(d: string, fill: string, opacity?: number): string {
  return element("path", { d, fill, "fill-opacity": opacity });
}

export function stroke(d: string, color: string, width: number, opacity?: number): string {
  return element("path", {
    d,
    fill: "none",
    stroke: color,
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "stroke-opacity": opacity,
  });
}

export function group(attributes: Attributes, children: string): string {
  return children === "" ? "" : element("g", attributes, children);
}

/** Top to bottom over the element it fills. Use as `url(#id)`. */
export function verticalGradient(id: string, stops: readonly Stop[]): string {
  return element("linearGradient", { id, x1: 0, y1: 0, x2: 0, y2: 1 }, stops.map(stop).join(""));
}

/** From the middle outwards over the element it fills. */
export function radialGradient(id: string, stops: readonly Stop[]): string {
  return element("radialGradient", { id }, stops.map(stop).join(""));
}

export function blur(id: string, deviation: number): string {
  return element(
    "filter",
    { id, x: "-30%", y: "-30%", width: "160%", height: "160%" },
    element("feGaussianBlur", { stdDeviation: deviation }),
  );
}

export function line(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${round(x)},${round(y)}`).join("");
}

/** A smooth curve through the points (quadratic through the midpoints). */
export function curve(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return "";
  let d = `M${round(first[0])},${round(first[1])}`;
  for (let index = 1; index < points.length; index++) {
    const [x, y] = points[index] ?? first;
    const [nextX, nextY] = points[index + 1] ?? [x, y];
    d += `Q${round(x)},${round(y)} ${round((x + nextX) / 2)},${round((y + nextY) / 2)}`;
  }
  return d;
}

/** A loop that calls `draw` so many times and joins what it draws. */
export function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: Math.max(0, Math.round(count)) }, (_, index) => draw(index)).join("");
}

function stop([offset, color, opacity]: Stop): string {
  return element("stop", { offset, "stop-color": color, "stop-opacity": opacity });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
