/** What the server takes; it looks at the bytes. */
export const PICTURE_TYPES = ["image/png", "image/jpeg", "image/webp", "image/avif", "image/gif"];

export type SortedFiles = {
  pictures: File[];
  /** One sentence each, by name. */
  refusals: string[];
};

/** Which of `files` can be uploaded, and why not the others. */
export function sortFiles(files: Iterable<File>): SortedFiles {
  const sorted: SortedFiles = { pictures: [], refusals: [] };
  for (const file of files) {
    const refusal = refuseFile(file);
    if (refusal) sorted.refusals.push(refusal);
    else sorted.pictures.push(file);
  }
  return sorted;
}

function refuseFile({ name, type, size }: File): string | null {
  if (size === 0) return `${name} is empty, or a folder.`;
  if (PICTURE_TYPES.includes(type)) return null;
  if (!type.startsWith("image/")) return `${name} is not a picture.`;
  const format = type
    .slice("image/".length)
    .replace(/\+xml$/, "")
    .toUpperCase();
  return `${name} is in the format ${format}. Save it as PNG, JPEG, WebP, AVIF or GIF first.`;
}
