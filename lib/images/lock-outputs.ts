import { log } from "#lib/log.ts";
import type { Claim } from "./claims.ts";
import { storeOutput } from "./outputs.ts";
import { lockPixels } from "./pixel-lock.ts";
import type { Collected } from "./provider-runs.ts";
import type { ProviderRequest, Size } from "./providers/types.ts";

export type LockRequest = Pick<ProviderRequest, "model" | "params" | "source" | "mask">;

/** Shapes that differ by less are the same one, rounded to sizes that a model can make. */
const SHAPE_TOLERANCE = 0.02;

/**
 * Puts the source's pixels back where the step's mask is not, in the newest picture collected, unless the model keeps
 * them itself or the person wants the model's own. The picture stays as it came when that fails: it may have been paid.
 * A locked picture is a PNG whatever format was asked for: in JPEG or WebP no pixel would stay what it was. The model's
 * own keeps that format.
 * @param bytes of the newest picture
 */
export async function lockNewest(
  claim: Claim,
  { model, params, source, mask }: LockRequest,
  bytes: Buffer,
  { outputs, warnings }: Collected,
): Promise<void> {
  const raw = outputs.at(-1);
  if (!raw || !source || !mask || model.mask === "exact" || params.pixelLock === false) return;
  try {
    const pictures = { source: source.bytes, mask: mask.bytes, result: bytes };
    const locked = await lockPixels({ ...pictures, matchColors: params.colorMatch });
    const stored = await storeOutput(claim.userId, locked.bytes, raw.seed);
    outputs[outputs.length - 1] = { ...stored, locked: { raw, drift: locked.drift } };
    if (!isSameShape(raw, source)) warnOnce(warnings, otherShape(raw, source));
  } catch (error) {
    log({ generationId: claim.id }).error({ err: error }, "pixels outside the mask could not be put back");
    warnOnce(
      warnings,
      "What is outside the mask could not be put back: this is the model's own picture, which may have changed there.",
    );
  }
}

function isSameShape(one: Size, other: Size): boolean {
  return Math.abs((one.width * other.height) / (one.height * other.width) - 1) < SHAPE_TOLERANCE;
}

function otherShape(raw: Size, source: Size): string {
  return (
    `The model answered in ${raw.width}×${raw.height} for a picture of ${source.width}×${source.height}, ` +
    "so what is inside the mask may look squeezed. Its own picture is kept in the details."
  );
}

function warnOnce(warnings: string[], warning: string): void {
  if (!warnings.includes(warning)) warnings.push(warning);
}
