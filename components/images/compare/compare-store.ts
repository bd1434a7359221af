import { create } from "zustand";
import type { TrayImage } from "../draft.ts";
import { type CompareMode, nextMode } from "./compare-mode.ts";

type Compare = {
  /** What the shown picture is compared with; null when nothing is compared. */
  other: TrayImage | null;
  /** Whether `other` comes first. The first picture sets the frame and is at the left. */
  swapped: boolean;
  /** Stays from one comparison to the next. */
  mode: CompareMode;
  /** The pictures of the contact sheet; null while it is closed. */
  sheet: TrayImage[] | null;
};

export const SHEET_MAX = 16;

export const useCompare = create<Compare>(() => ({
  other: null,
  swapped: false,
  mode: "slider",
  sheet: null,
}));

/** Compares the shown picture with `other`, and goes on doing so whichever step is shown next. */
export function compareWith(other: TrayImage): void {
  useCompare.setState({ other, swapped: false, sheet: null });
}

/** As `compareWith`, but `before` comes first: what a picture was made from. */
export function compareWithEarlier(before: TrayImage): void {
  useCompare.setState({ other: before, swapped: true, sheet: null });
}

export function closeCompare(): void {
  useCompare.setState({ other: null, sheet: null });
}

export function cycleCompareMode(): void {
  useCompare.setState(({ mode }) => ({ mode: nextMode(mode) }));
}

export function swapCompared(): void {
  useCompare.setState(({ swapped }) => ({ swapped: !swapped }));
}

/** Shows the pictures in a grid; those beyond `SHEET_MAX` are left out. */
export function openContactSheet(pictures: readonly TrayImage[]): void {
  useCompare.setState({ other: null, sheet: pictures.slice(0, SHEET_MAX) });
}
