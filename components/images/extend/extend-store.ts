import { create } from "zustand";
import type { TrayImage } from "../composer/draft.ts";

/** The picture that is being extended, or null. */
export const useExtending = create<{ image: TrayImage | null }>(() => ({ image: null }));

export function openExtend(image: TrayImage): void {
  useExtending.setState({ image });
}

export function closeExtend(): void {
  useExtending.setState({ image: null });
}
