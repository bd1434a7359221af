import { useEffect, useRef } from "react";

/** Calls `onPaste` with files pasted anywhere on the page. Pasted text goes where it always goes. */
export function usePastedFiles(onPaste: (files: File[]) => void): void {
  const latest = useRef(onPaste);
  useEffect(() => {
    latest.current = onPaste;
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // A table copied from a spreadsheet comes as text and as a picture of it: the text is meant.
      if (files.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener("paste", listen);
    return () => document.removeEventListener("paste", listen);
  }, []);
}
