/** Puts `text` in place of what stands in `input`, so that the browser's own undo brings that back. */
export function replacePrompt(input: HTMLTextAreaElement, text: string): void {
  input.focus();
  input.select();
  // The only way to write into a field that undo knows about. A browser without it gets the text all the same.
  const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (done || input.value === text) return;
  input.setRangeText(text, 0, input.value.length, "end");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
