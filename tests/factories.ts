import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { db } from "#db/index.ts";
import { type UserRow, user } from "#db/schema/auth.ts";
import { type AssetRow, type GenerationRow, type ImageSessionRow, imageAssets } from "#db/schema/images.ts";
import { newId } from "#lib/ids.ts";
import { createUpload, type NewUpload } from "#lib/images/assets.ts";
import { requestGeneration } from "#lib/images/request-generation.ts";
import { GenerateInput } from "#lib/images/schemas.ts";
import { createSession } from "#lib/images/sessions.ts";

/** A person of its own for each test, so that tests never meet. */
export async function createUser(): Promise<UserRow> {
  const id = randomUUID().replaceAll("-", "");
  const [row] = await db()
    .insert(user)
    .values({ id, name: "Ada", email: `${id}@example.test` })
    .returning();
  if (!row) throw new Error("The new user was not returned");
  return row;
}

export async function createImageSession(owner: { id: string }): Promise<ImageSessionRow> {
  return await createSession(owner, {});
}

type Wanted = Partial<GenerateInput> & { key?: string };

/** Asks for a small sketch, in `sessionId` or a new session. */
export async function createGeneration(
  owner: { id: string },
  { key, ...wanted }: Wanted = {},
): Promise<GenerationRow> {
  const sessionId = wanted.sessionId ?? (await createImageSession(owner)).id;
  const input = GenerateInput.parse({
    sessionId,
    provider: "sketch",
    model: "sketch-1",
    prompt: "a red kite over the harbour",
    params: { width: 64, height: 64, steps: 4 },
    ...wanted,
  });
  return await requestGeneration(owner, input, key ?? randomUUID());
}

/** A picture of one colour. */
export async function png(width = 64, height = 64, background = "#336699"): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

export async function createAsset(owner: { id: string }, upload: Partial<NewUpload> = {}): Promise<AssetRow> {
  return await createUpload(owner, { bytes: await png(), role: "input", ...upload });
}

/** A picture as a model made it, of a new step. */
export async function createRaw(owner: { id: string }, bytes?: Buffer): Promise<AssetRow> {
  const upload = await createAsset(owner, bytes && { bytes });
  const { id: generationId, sessionId } = await createGeneration(owner, { sourceAssetId: upload.id });
  const [raw] = await db()
    .insert(imageAssets)
    .values({ ...upload, id: newId("asset"), role: "raw", sessionId, generationId })
    .returning();
  if (!raw) throw new Error("The raw picture was not returned");
  return raw;
}
