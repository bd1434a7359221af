/** Keeps an upload as ComfyUI does: under another name where there is another file of that name already. */
export function keepUpload(
  inputs: Map<string, Buffer>,
  { name, subfolder, bytes }: { name: string; subfolder: string; bytes: Buffer },
): string {
  const [, stem = name, extension = ""] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
  const keyOf = (file: string) => (subfolder ? `${subfolder}/${file}` : file);
  let stored = name;
  for (let index = 1; inputs.has(keyOf(stored)); index += 1) {
    if (inputs.get(keyOf(stored))?.equals(bytes)) return stored;
    stored = `${stem} (${index})${extension}`;
  }
  inputs.set(keyOf(stored), bytes);
  return stored;
}
