import type { Size } from "#lib/images/providers/types.ts";

/** In how many columns `count` pictures of one shape are largest in a place. */
export function bestColumns(count: number, place: Size, picture: Size): number {
  const ratio = picture.width / picture.height;
  let [best, largest] = [1, 0];
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const width = Math.min(place.width / columns, (place.height / rows) * ratio);
    if (width > largest) [best, largest] = [columns, width];
  }
  return best;
}
