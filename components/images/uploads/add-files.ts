import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { takesSource } from "../composer/generate-input.ts";
import { sortFiles } from "../drop/picture-files.ts";
import { tellRefusals } from "./tell-refusals.ts";
import type { Uploads } from "./use-uploads.ts";

/** Uploads pasted files as what `model` can take: the first to edit, others as references. */
export function addFiles(model: ModelCapabilities, { upload }: Uploads, files: readonly File[]): void {
  const { pictures, refusals } = sortFiles(files);
  const canEdit = takesSource(model);
  const source = canEdit ? pictures[0] : undefined;
  const more = source ? pictures.slice(1) : pictures;
  if (source) void upload(source, "source");
  if (more.length > 0 && model.referencesMax === 0) {
    refusals.push(`${model.label} takes no ${canEdit ? "references" : "pictures"}.`);
  } else for (const picture of more) void upload(picture, "reference");
  tellRefusals({ pictures, refusals });
}
