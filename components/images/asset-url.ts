import type { DerivedWidth } from "#lib/images/constants.ts";

/** The address of a picture of which only the id is known. */
export function assetUrl(assetId: string): string {
  return `/api/images/assets/${assetId}`;
}

/** The address of a smaller copy of a picture, `width` pixels wide. */
export function smallerUrl(url: string, width: DerivedWidth): string {
  return `${url}?w=${width}`;
}

/** Where a browser saves the original from. */
export function downloadUrl(url: string): string {
  return `${url}?download=1`;
}
