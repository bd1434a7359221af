const KEPT = 8;

const pictures = new Map<string, HTMLImageElement>();

/**
 * Starts loading a picture before anything shows it. The last few are held, so that showing one of them
 * later finds it decoded.
 */
export function preloadPicture(url: string): HTMLImageElement {
  const known = pictures.get(url);
  if (known) return known;
  const image = new Image();
  image.src = url;
  pictures.set(url, image);
  const [oldest] = pictures.keys();
  if (pictures.size > KEPT && oldest) pictures.delete(oldest);
  return image;
}

/** Whether the picture is here already, so that it can be shown in the very next frame. */
export function isPreloaded(url: string): boolean {
  return pictures.get(url)?.complete ?? false;
}
