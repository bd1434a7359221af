import { useEffect, useRef } from "react";
import type { Uploads } from "./use-uploads.ts";

/** Takes a picture pasted anywhere on the page as the source. Pasted text goes where it always goes. */
export function usePastedPictures(upload: Uploads["upload"]): void {
  const latest = useRef(upload);
  useEffect(() => {
    latest.current = upload;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const picture = pictureIn(event.clipboardData?.files);
      if (!picture) return;
      event.preventDefault();
      void latest.current(picture, "source");
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
}

export function pictureIn(files: FileList | undefined | null): File | undefined {
  return [...(files ?? [])].find((file) => file.type.startsWith("image/"));
}
