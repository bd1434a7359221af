import { db, type Tx } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageAssets } from "#db/schema/images.ts";
import { invalidField, notFound } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { findAssets } from "./assets.ts";
import type { AssetRole } from "./constants.ts";
import { refuseOverlay } from "./overlays.ts";
import type { Owner } from "./owner.ts";
import type { GenerateInput } from "./schemas.ts";

/** The pictures that a request works on. */
export type Pictures = {
  source: AssetRow | null;
  mask: AssetRow | null;
  markup: AssetRow | null;
  references: AssetRow[];
};

/** @throws {AppError} not_found when any of them is missing or somebody else's; invalid_input for a wrong role */
export async function getPictures(user: Owner, input: GenerateInput): Promise<Pictures> {
  const { sourceAssetId, maskAssetId, markupAssetId, referenceAssetIds } = input;
  const wanted = [sourceAssetId, maskAssetId, markupAssetId, ...referenceAssetIds].filter(
    (id) => id !== undefined,
  );
  const found = new Map((await findAssets(db(), user, wanted)).map((asset) => [asset.id, asset]));
  const take = (assetId: string) => {
    const asset = found.get(assetId);
    if (!asset) throw notFound();
    return asset;
  };
  const source = sourceAssetId ? take(sourceAssetId) : null;
  const mask = maskAssetId ? take(maskAssetId) : null;
  const markup = markupAssetId ? take(markupAssetId) : null;
  if (source) refuseOverlay(source, "sourceAssetId", "be the source");
  if (mask && mask.role !== "mask")
    throw invalidField("maskAssetId", "This picture was not uploaded as a mask.");
  if (markup && markup.role !== "markup")
    throw invalidField("markupAssetId", "This picture was not uploaded as drawn instructions.");
  return { source, mask, markup, references: referenceAssetIds.map(take) };
}

/** Gives the step rows of its own for its inputs, which share the bytes of where they were taken from. */
export async function insertInputs(
  tx: Tx,
  row: GenerationRow,
  { source, mask, markup, references }: Pictures,
): Promise<void> {
  const inputs: [AssetRole, AssetRow, number][] = [];
  if (source) inputs.push(["input", source, 0]);
  if (mask) inputs.push(["mask", mask, 0]);
  if (markup) inputs.push(["markup", markup, 0]);
  for (const [position, reference] of references.entries()) inputs.push(["reference", reference, position]);
  if (inputs.length === 0) return;
  await tx.insert(imageAssets).values(
    inputs.map(([role, asset, position]) => ({
      id: newId("asset"),
      userId: row.userId,
      sessionId: row.sessionId,
      generationId: row.id,
      role,
      position,
      sourceAssetId: asset.id,
      sha256: asset.sha256,
      mimeType: asset.mimeType,
      sizeBytes: asset.sizeBytes,
      width: asset.width,
      height: asset.height,
      strokes: asset.strokes,
    })),
  );
}
