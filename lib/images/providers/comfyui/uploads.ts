import { createHash } from "node:crypto";
import sharp from "sharp";
import { z } from "zod";
import { encodeGrayMask } from "#lib/images/providers/masks.ts";
import type { ProviderImage, Size } from "#lib/images/providers/types.ts";
import { unreadable } from "./errors.ts";
import { type ComfyServer, callJson } from "./server.ts";

const FOLDER = "image-studio";
const Uploaded = z.object({ name: z.string().min(1), subfolder: z.string().default("") });

const AS_THEY_ARE: Record<string, string> = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" };

/**
 * Puts a picture among ComfyUI's inputs, scaled to `size` where it has another one.
 * @returns what a LoadImage node calls it; the server may have changed the name
 */
export async function uploadPicture(
  server: ComfyServer,
  { bytes, mimeType, width, height }: ProviderImage,
  size: Size | null,
  signal: AbortSignal,
): Promise<string> {
  const extension = AS_THEY_ARE[mimeType];
  const fits = !size || (size.width === width && size.height === height);
  if (extension && fits) return upload(server, bytes, extension, signal);
  const picture = sharp(bytes);
  if (size) picture.resize({ ...size, fit: "fill" });
  return upload(server, await picture.png().toBuffer(), "png", signal);
}

/** A mask for LoadImageMask: gray without alpha, white is repainted. */
export async function uploadMask(
  server: ComfyServer,
  mask: ProviderImage,
  size: Size | null,
  signal: AbortSignal,
): Promise<string> {
  return upload(server, await encodeGrayMask(mask, size ?? mask), "png", signal);
}

/** Named after what is in it, so that the same picture is there only once. Inputs cannot be deleted. */
async function upload(
  server: ComfyServer,
  bytes: Buffer,
  extension: string,
  signal: AbortSignal,
): Promise<string> {
  const name = `${createHash("sha256").update(bytes).digest("hex").slice(0, 24)}.${extension}`;
  const form = new FormData();
  form.set("image", new File([new Uint8Array(bytes)], name));
  form.set("type", "input");
  form.set("subfolder", FOLDER);
  const answer = Uploaded.safeParse(await callJson(server, "upload/image", { method: "POST", form }, signal));
  if (!answer.success) throw unreadable(answer.error);
  const { name: stored, subfolder } = answer.data;
  return subfolder ? `${subfolder}/${stored}` : stored;
}
