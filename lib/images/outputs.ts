import sharp from "sharp";
import type { Tx } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageAssets } from "#db/schema/images.ts";
import { newId } from "#lib/ids.ts";
import { putBytes } from "./asset-bytes.ts";
import type { Drift } from "./pixel-drift.ts";
import { ProviderError } from "./providers/types.ts";

/** A picture from a provider that is in the store, byte for byte, and waits for its row. */
type StoredPicture = Pick<AssetRow, "sha256" | "mimeType" | "sizeBytes" | "width" | "height" | "seed">;

/** An output that waits for its row, with the provider's own picture and its drift where it was made from that. */
export type StoredOutput = StoredPicture & { locked?: { raw: StoredPicture; drift: Drift } };

const MIME_TYPES: Record<string, string> = {
  png: "image/png",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
  heif: "image/avif",
};

/** @throws {ProviderError} bad_output when the bytes are not a picture that browsers show */
export async function storeOutput(
  userId: string,
  bytes: Buffer,
  seed: number | null,
): Promise<StoredPicture> {
  const { mimeType, width, height } = await measure(bytes);
  const sha256 = await putBytes(userId, bytes);
  return { sha256, mimeType, sizeBytes: bytes.length, width, height, seed };
}

async function measure(bytes: Buffer): Promise<{ mimeType: string; width: number; height: number }> {
  try {
    const { format, width, height, pageHeight } = await sharp(bytes).metadata();
    const mimeType = MIME_TYPES[format];
    if (!mimeType) throw new Error(`Unexpected format ${format}`);
    return { mimeType, width, height: pageHeight ?? height };
  } catch (cause) {
    throw new ProviderError(
      "bad_output",
      "The provider's answer is not a picture. It may have been charged; try again.",
      {
        charged: "unknown",
        cause,
      },
    );
  }
}

/** Gives stored outputs their rows, in order, and raw ones theirs. @returns the outputs */
export async function insertOutputs(
  tx: Tx,
  generation: GenerationRow,
  outputs: StoredOutput[],
): Promise<AssetRow[]> {
  if (outputs.length === 0) return [];
  const rows = await tx
    .insert(imageAssets)
    .values(outputs.flatMap((output, position) => toRows(generation, output, position)))
    .returning();
  return rows.filter((row) => row.role === "output");
}

function toRows(
  generation: GenerationRow,
  { locked, ...output }: StoredOutput,
  position: number,
): (typeof imageAssets.$inferInsert)[] {
  const { userId, sessionId, id: generationId } = generation;
  const row = (role: "output" | "raw", picture: StoredPicture) => ({
    ...picture,
    id: newId("asset"),
    userId,
    sessionId,
    generationId,
    role,
    position,
  });
  if (!locked) return [row("output", output)];
  const raw = row("raw", locked.raw);
  return [raw, { ...row("output", output), sourceAssetId: raw.id, drift: locked.drift }];
}
