import { type RefObject, useEffect, useState } from "react";
import type { TrayImage } from "../composer/draft.ts";
import { droppedPicture, holdsPicture } from "./dragged-picture.ts";

type Target = { place: RefObject<HTMLElement | null>; enabled: boolean; onDrop: (image: TrayImage) => void };

/** Takes the studio's own pictures where they are dropped. @returns whether one is dragged over the place */
export function useDroppedPicture({ place, enabled, onDrop }: Target): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (!current || !enabled) return;
    const controller = new AbortController();
    const listen = (type: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
      current.addEventListener(type, act, { signal: controller.signal });
    listen("dragover", (event) => {
      if (!event.dataTransfer || !holdsPicture(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setOver(true);
    });
    listen("dragleave", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && current.contains(relatedTarget))) setOver(false);
    });
    listen("drop", (event) => {
      setOver(false);
      const image = event.dataTransfer && droppedPicture(event.dataTransfer);
      if (!image) return;
      event.preventDefault();
      onDrop(image);
    });
    return () => controller.abort();
  }, [place, enabled, onDrop]);
  return over;
}
