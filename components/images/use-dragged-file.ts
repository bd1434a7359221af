import { useEffect, useRef, useState } from "react";

type Drop = (files: FileList, zone: string) => void;

/**
 * While a file is dragged over the page: the name of the `data-drop-zone` it is over, or "" beside them. Null when
 * nothing is dragged. `onDrop` is called only for a zone; a file dropped beside them does nothing.
 */
export function useDraggedFile(onDrop: Drop): string | null {
  const [over, setOver] = useState<string | null>(null);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    const controller = new AbortController();
    const listen = (type: "dragenter" | "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
      document.addEventListener(type, act, { signal: controller.signal });
    listen("dragenter", (event) => {
      if (event.dataTransfer?.types.includes("Files")) setOver(zoneOf(event));
    });
    // Without this the browser would leave the page to show the file.
    listen("dragover", (event) => event.preventDefault());
    listen("dragleave", (event) => {
      if (event.relatedTarget === null) setOver(null);
    });
    listen("drop", (event) => {
      event.preventDefault();
      setOver(null);
      const zone = zoneOf(event);
      if (event.dataTransfer && zone) latest.current(event.dataTransfer.files, zone);
    });
    return () => controller.abort();
  }, []);
  return over;
}

function zoneOf({ target }: DragEvent): string {
  const zone = target instanceof Element ? target.closest<HTMLElement>("[data-drop-zone]") : null;
  return zone?.dataset.dropZone ?? "";
}
