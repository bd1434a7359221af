import type { Size } from "#lib/images/providers/types.ts";
import type { Rect } from "./contain.ts";

type Placed = { image: CanvasImageSource; place: Rect };

/** How many pixels of a picture are read at a time; more would be felt as a stutter. */
const BAND_PIXELS = 400_000;

/**
 * Draws pictures on canvases of `size` and hands over their RGBA pixels from top to bottom, a band of lines at a time,
 * so that the page stays usable meanwhile. @throws {Error} when aborted, or where a browser cannot draw
 */
export async function readBands(
  size: Size,
  pictures: readonly Placed[],
  read: (bands: ImageData[], y: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const lines = Math.max(1, Math.floor(BAND_PIXELS / size.width));
  const contexts = pictures.map(() => contextOf(size.width, lines));
  for (let y = 0; y < size.height; y += lines) {
    await nextTask();
    signal.throwIfAborted();
    const height = Math.min(lines, size.height - y);
    const bands = pictures.map(({ image, place }, index) => {
      const context = contexts[index] ?? contextOf(size.width, lines);
      context.clearRect(0, 0, size.width, lines);
      context.drawImage(image, place.x, place.y - y, place.width, place.height);
      return context.getImageData(0, 0, size.width, height);
    });
    read(bands, y);
  }
}

export async function decodePicture(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser cannot read the picture");
  return context;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
