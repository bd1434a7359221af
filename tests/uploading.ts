import { eq } from "drizzle-orm";
import { GET as openPicture } from "#app/api/images/assets/[assetId]/route.ts";
import { POST as addAsset } from "#app/api/images/assets/route.ts";
import { db } from "#db/index.ts";
import { imageAssets } from "#db/schema/images.ts";
import { userFolder } from "#lib/images/asset-bytes.ts";
import type { UploadView } from "#lib/images/views.ts";
import { storage } from "#lib/storage.ts";
import { as, type Person } from "./http.ts";

/** `type` and `name` are what the browser claims. */
type Claimed = { type?: string; name?: string };

/** Sends a form as the page does: `bytes` as `file`, in the role of an input unless `fields` say otherwise. */
export async function upload(
  person: Person,
  bytes: Uint8Array,
  fields: Record<string, string> = {},
  { type = "image/png", name = "picture.png" }: Claimed = {},
): Promise<Response> {
  const form = new FormData();
  for (const [field, value] of Object.entries({ role: "input", ...fields })) form.append(field, value);
  form.append("file", new Blob([new Uint8Array(bytes)], { type }), name);
  return await as(person).post(addAsset, { body: form });
}

/** As `upload`, for what must be taken. */
export async function uploaded(...args: Parameters<typeof upload>): Promise<UploadView> {
  const response = await upload(...args);
  if (response.status !== 201) throw new Error(`The upload was refused: ${await response.text()}`);
  return await response.json();
}

/** The bytes of an asset as its owner's browser gets them. */
export async function download(person: Person, assetId: string): Promise<Buffer> {
  const response = await as(person).get(openPicture, { params: { assetId } });
  if (response.status !== 200) throw new Error(`The picture was refused: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** Everything that is kept of a person's pictures: keys of the store and ids of rows. */
export async function kept(person: Person): Promise<{ keys: string[]; assetIds: string[] }> {
  const keys: string[] = [];
  for await (const { key } of storage().list(userFolder(person.id))) keys.push(key);
  const rows = await db().select().from(imageAssets).where(eq(imageAssets.userId, person.id));
  return { keys: keys.sort(), assetIds: rows.map((row) => row.id) };
}

export const NOTHING = { keys: [], assetIds: [] };

const BOUNDARY = "xxBOUNDARYxx";
export const MULTIPART = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };

/** A part of a form as bytes, to send what no browser would. */
export function part(name: string, content: Uint8Array | string, fileName?: string): Buffer {
  const file = fileName === undefined ? "" : `; filename="${fileName}"\r\nContent-Type: image/png`;
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from("\r\n")]);
}

export const LAST_LINE = Buffer.from(`--${BOUNDARY}--\r\n`);
