import { useEffect, useRef, useState } from "react";
import { droppedPicture, holdsPicture } from "../compare/dragged-picture.ts";
import type { TrayImage } from "../composer/draft.ts";
import type { Dragged } from "./drop-choices.ts";

export type Dropped =
  | { kind: "files"; files: File[] }
  | { kind: "picture"; image: TrayImage; isForeign: boolean };

/** `over`: the `data-drop-zone` that the pointer is over, "" beside them. */
type Dragging = { dragged: Dragged; over: string };

/**
 * What is dragged over the page, from outside or from the page itself; null when nothing is. `onDrop` is called only for
 * a zone; what is dropped beside them does nothing.
 */
export function useDragged(onDrop: (dropped: Dropped, zone: string) => void): Dragging | null {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    /** What this page itself is dragging; its content can be read only when it begins. */
    let own: { image: TrayImage | null } | null = null;
    const end = () => {
      own = null;
      setDragging(null);
    };
    const listen = (
      type: "dragstart" | "dragenter" | "dragover" | "dragleave",
      act: (event: DragEvent) => void,
    ) => document.addEventListener(type, act, { signal });
    listen("dragstart", ({ dataTransfer }) => {
      own = { image: dataTransfer && droppedPicture(dataTransfer) };
    });
    listen("dragenter", (event) => {
      const dragged = whatIsDragged(event.dataTransfer, own);
      if (dragged) setDragging({ dragged, over: zoneOf(event) });
    });
    listen("dragover", (event) => {
      const dragged = whatIsDragged(event.dataTransfer, own);
      const zone = zoneOf(event);
      // Without this the browser would leave the page to show the file.
      if (dragged?.kind === "files" || (dragged && zone)) event.preventDefault();
      if (dragged && zone && event.dataTransfer)
        event.dataTransfer.dropEffect = isRefused(event) ? "none" : "copy";
    });
    listen("dragleave", (event) => {
      if (event.relatedTarget === null) setDragging(null);
    });
    document.addEventListener("dragend", end, { signal });
    document.addEventListener(
      "drop",
      (event) => {
        const dropped = event.dataTransfer && whatWasDropped(event.dataTransfer, own);
        const zone = zoneOf(event);
        end();
        if (!dropped) return;
        if (dropped.kind === "files" || zone) event.preventDefault();
        if (zone) latest.current(dropped, zone);
      },
      { signal },
    );
    return () => controller.abort();
  }, []);
  return dragging;
}

type Own = { image: TrayImage | null } | null;

/** A plain picture of the page that is dragged looks like a file, but there is nothing to do with it. */
function whatIsDragged(data: DataTransfer | null, own: Own): Dragged | null {
  if (!data) return null;
  if (holdsPicture(data)) return { kind: "picture", image: own?.image ?? null };
  return data.types.includes("Files") && !own ? { kind: "files" } : null;
}

function whatWasDropped(data: DataTransfer, own: Own): Dropped | null {
  const image = droppedPicture(data);
  if (image) return { kind: "picture", image, isForeign: !own };
  return data.files.length > 0 && !own ? { kind: "files", files: [...data.files] } : null;
}

function isRefused({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest("[data-drop-zone][aria-disabled=true]") !== null;
}

function zoneOf({ target }: DragEvent): string {
  const zone = target instanceof Element ? target.closest<HTMLElement>("[data-drop-zone]") : null;
  return zone?.dataset.dropZone ?? "";
}
