import { setTimeout } from "node:timers/promises";
import sharp from "sharp";
import { env } from "#lib/env.ts";

export const PREVIEWS = 4;
const LONGEST_SIDE = 512;
/** Pixels across of each preview before it is enlarged again. */
const DETAIL = [10, 26, 64, 160] as const;

/** Rough views of a picture, each finer than the one before. */
export async function createPreviews(png: Buffer): Promise<Buffer[]> {
  const { data, info } = await sharp(png)
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return Promise.all(
    DETAIL.map(async (across) => {
      const coarse = await sharp(data).resize(across, across, { fit: "inside" }).png().toBuffer();
      return sharp(coarse)
        .resize(info.width, info.height, { fit: "fill", kernel: "cubic" })
        .webp({ quality: 62 })
        .toBuffer();
    }),
  );
}

/**
 * Drawing is quicker than anyone can watch. The pause between previews lets people see what more steps mean.
 * @throws the signal's reason as soon as it aborts
 */
export async function pace(steps: number, signal: AbortSignal): Promise<void> {
  const totalMs = Math.min(1200, steps * env().SKETCH_STEP_MS);
  await orAbort(setTimeout(totalMs / PREVIEWS, undefined, { signal }), signal);
}

/** Stops waiting for `work` when the signal aborts. @throws the signal's reason */
export async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    if (signal.aborted) onAbort();
    return await Promise.race([aborted.promise, work]);
  } finally {
    signal.removeEventListener("abort", onAbort);
    // Nobody else listens to what is left behind.
    work.catch(() => {});
  }
}
