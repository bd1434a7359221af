import type { Size } from "#lib/images/providers/types.ts";

/** In CSS pixels, from the middle of the place where the picture is shown. */
export type Point = { x: number; y: number };

/** `scale` 1 is the picture at fit; `x` and `y` say how far its middle was moved, in CSS pixels. */
export type ViewerTransform = Point & { scale: number };

export type ViewerFrame = {
  /** How large the picture is at fit, in CSS pixels. */
  fit: Size;
  /** How many pixels the picture has. */
  pixels: Size;
  /** Pixels of the screen for one CSS pixel. */
  pixelRatio: number;
};

export const FIT: ViewerTransform = { scale: 1, x: 0, y: 0 };

/** 1600 %: one pixel of the picture is 16 pixels of the screen wide. */
const MAX_ZOOM = 16;
/** Where 1:1 is hardly larger than fit, coming closer means this instead. */
const CLOSER_SCALE = 2;

export function isFit({ scale }: ViewerTransform): boolean {
  return Math.abs(scale - 1) < 0.001;
}

/** Zooms so that what lies under `point` stays there. */
export function zoomAt(
  transform: ViewerTransform,
  point: Point,
  factor: number,
  frame: ViewerFrame,
): ViewerTransform {
  const scale = withinLimits(transform.scale * factor, frame);
  const ratio = scale / transform.scale;
  const x = point.x - (point.x - transform.x) * ratio;
  const y = point.y - (point.y - transform.y) * ratio;
  return clampTransform({ scale, x, y }, frame);
}

export function panBy(transform: ViewerTransform, by: Point, frame: ViewerFrame): ViewerTransform {
  return clampTransform({ ...transform, x: transform.x + by.x, y: transform.y + by.y }, frame);
}

/** One pixel of the picture is one pixel of the screen. */
export function actualSize(transform: ViewerTransform, point: Point, frame: ViewerFrame): ViewerTransform {
  return zoomAt(transform, point, actualScale(frame) / transform.scale, frame);
}

/** From fit to 1:1 at the point, and from anywhere else back to fit. */
export function toggleCloser(transform: ViewerTransform, point: Point, frame: ViewerFrame): ViewerTransform {
  if (!isFit(transform)) return FIT;
  const actual = actualScale(frame);
  return zoomAt(transform, point, actual > 1.25 ? actual : CLOSER_SCALE, frame);
}

/** 100 is one pixel of the picture on one pixel of the screen. */
export function zoomPercent({ scale }: ViewerTransform, frame: ViewerFrame): number {
  return Math.round((scale / actualScale(frame)) * 100);
}

/**
 * The picture always covers the place it has at fit, or stays inside it when it is smaller: it cannot be lost,
 * and zooming in from fit never meets this limit, wherever the cursor is.
 */
export function clampTransform({ scale, x, y }: ViewerTransform, { fit }: ViewerFrame): ViewerTransform {
  const room = Math.abs(scale - 1) / 2;
  return { scale, x: within(x, fit.width * room), y: within(y, fit.height * room) };
}

function actualScale({ fit, pixels, pixelRatio }: ViewerFrame): number {
  return pixels.width / (fit.width * pixelRatio);
}

function withinLimits(scale: number, frame: ViewerFrame): number {
  const actual = actualScale(frame);
  return Math.min(Math.max(scale, Math.min(1, actual)), Math.max(CLOSER_SCALE, actual * MAX_ZOOM));
}

function within(value: number, limit: number): number {
  return Math.min(Math.max(value, -limit), limit);
}
