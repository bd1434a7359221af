import { create } from "zustand";
import { announce } from "../announcer.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { type CompareMode, nextMode } from "./compare-mode.ts";

type Compare = {
  /** What the shown picture is compared with; null when nothing is compared. */
  other: TrayImage | null;
  /** Whether `other` comes first. The first picture sets the frame and is at the left. */
  swapped: boolean;
  /** Stays from one comparison to the next, as do `opacity` and `gain`. */
  mode: CompareMode;
  /** Of the second picture over the first, in percent. */
  opacity: number;
  /** What differences are multiplied by, to be seen. */
  gain: number;
  /** Whether the second picture of a blink is shown. */
  blinking: boolean;
  /** The pictures of the contact sheet; null while it is closed. */
  sheet: TrayImage[] | null;
};

export const SHEET_MAX = 16;

export const useCompare = create<Compare>(() => ({
  other: null,
  swapped: false,
  mode: "slider",
  opacity: 50,
  gain: 4,
  blinking: false,
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
  const { other, sheet } = useCompare.getState();
  if (!other && !sheet) return;
  useCompare.setState({ other: null, sheet: null, blinking: false });
  announce("One picture again");
}

export function setCompareMode(mode: CompareMode): void {
  useCompare.setState({ mode, blinking: false });
}

export function cycleCompareMode(): void {
  setCompareMode(nextMode(useCompare.getState().mode));
}

export function swapCompared(): void {
  useCompare.setState(({ swapped }) => ({ swapped: !swapped }));
}

/** Shows the second picture for as long as it is held, whichever mode was on. */
export function holdBlink(blinking: boolean): void {
  useCompare.setState(blinking ? { mode: "blink", blinking } : { blinking });
}

/** Shows the pictures in a grid; those beyond `SHEET_MAX` are left out. */
export function openContactSheet(pictures: readonly TrayImage[]): void {
  useCompare.setState({ other: null, sheet: pictures.slice(0, SHEET_MAX) });
}
