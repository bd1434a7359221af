import { useQuery } from "@tanstack/react-query";
import type { TrayImage } from "../composer/draft.ts";
import { containIn } from "./contain.ts";
import { addDifference, type Difference, NO_DIFFERENCE } from "./difference.ts";
import { decodePicture, readBands } from "./read-bands.ts";

/** Larger pictures are measured on a smaller copy. */
const MEASURED_PIXELS_MAX = 12_000_000;

/** How much two pictures differ, measured on their pixels in the background. */
export function useDifference(first: TrayImage, second: TrayImage) {
  return useQuery({
    queryKey: ["difference", first.assetId, second.assetId],
    queryFn: ({ signal }) => measureDifference(first, second, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

async function measureDifference(
  first: TrayImage,
  second: TrayImage,
  signal: AbortSignal,
): Promise<Difference> {
  const images = await Promise.all([decodePicture(first.url), decodePicture(second.url)]);
  const scale = Math.min(1, Math.sqrt(MEASURED_PIXELS_MAX / (first.width * first.height)));
  const frame = { width: Math.round(first.width * scale), height: Math.round(first.height * scale) };
  const shared = containIn(frame, second);
  const { width, height } = shared;
  let difference = NO_DIFFERENCE;
  await readBands(
    { width, height },
    [
      { image: images[0], place: { ...frame, x: -shared.x, y: -shared.y } },
      { image: images[1], place: { x: 0, y: 0, width, height } },
    ],
    ([one, other]) => {
      if (one && other) difference = addDifference(difference, one.data, other.data);
    },
    signal,
  );
  return difference;
}
