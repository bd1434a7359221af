import { toFile } from "openai";
import { pictureFile } from "#lib/images/providers/openai/picture-file.ts";
import type { ProviderRequest } from "#lib/images/providers/types.ts";
import type { GenerationParams } from "#lib/images/schemas.ts";

/** The source before the references. */
export async function encodeImages({ source, references }: ProviderRequest): Promise<File[]> {
  return Promise.all((source ? [source, ...references] : references).map(pictureFile));
}

export async function maskFile(png: Buffer): Promise<File> {
  return toFile(png, "mask.png", { type: "image/png" });
}

/** `512x768`; undefined when it was left to the server. */
export function sizeText({ width, height }: GenerationParams): string | undefined {
  return width && height ? `${width}x${height}` : undefined;
}

/** A multipart body. Fields that are undefined are left out; a name may come several times among the files. */
export function toForm(
  fields: Record<string, string | number | undefined>,
  files: readonly (readonly [name: string, file: File])[],
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) form.append(name, String(value));
  }
  for (const [name, file] of files) form.append(name, file);
  return form;
}
