import type { DragEvent } from "react";
import type { TrayImage } from "../composer/draft.ts";

/** What is dragged is one of the studio's own pictures, not a file. */
const PICTURE_TYPE = "application/x-studio-asset";

/** Lets a thumbnail be dropped where pictures are taken. */
export function dragPicture(event: DragEvent, image: TrayImage): void {
  event.dataTransfer.setData(PICTURE_TYPE, JSON.stringify(image));
  event.dataTransfer.effectAllowed = "copy";
}

export function holdsPicture({ types }: DataTransfer): boolean {
  return types.includes(PICTURE_TYPE);
}

/** The picture that was dropped; null for anything else. */
export function droppedPicture(data: DataTransfer): TrayImage | null {
  try {
    const image: unknown = JSON.parse(data.getData(PICTURE_TYPE));
    return isTrayImage(image) ? image : null;
  } catch {
    return null;
  }
}

/** Another page may name anything with this type. */
function isTrayImage(value: unknown): value is TrayImage {
  if (typeof value !== "object" || value === null) return false;
  const { assetId, url, width, height } = value as Partial<Record<keyof TrayImage, unknown>>;
  return (
    typeof assetId === "string" &&
    url === `/api/images/assets/${assetId}` &&
    typeof width === "number" &&
    typeof height === "number"
  );
}
