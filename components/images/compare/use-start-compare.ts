import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { useStudio } from "../studio-context.tsx";
import { compareWithEarlier, openContactSheet, useCompare } from "./compare-store.ts";
import { earlierPicture, sessionPictures } from "./session-pictures.ts";
import { sheetPictures } from "./sheet-pictures.ts";

type StartCompare = {
  /** With what the picture was made from, or another of the session; null where there is none. */
  compare: (() => void) | null;
  contactSheet: (() => void) | null;
};

/** How a comparison begins from the shown picture. */
export function useStartCompare(step: GenerationView | null, output: AssetView | undefined): StartCompare {
  const { generations } = useStudio();
  const compare = () => {
    const earlier = step && output && earlierPicture(step, output, generations);
    if (earlier) compareWithEarlier(earlier);
  };
  const contactSheet = () => {
    if (step) openContactSheet(sheetPictures([step], generations));
  };
  const hasSource = step?.inputs.some(({ role }) => role === "input") ?? false;
  const hasTwo = sessionPictures(generations).length > 1;
  return {
    compare: output && (hasSource || hasTwo) ? compare : null,
    contactSheet: step && hasTwo ? contactSheet : null,
  };
}

/** Their keys, while nothing is compared. */
export function useStartCompareKeys({ compare, contactSheet }: StartCompare): void {
  const busy = useCompare(({ other, sheet }) => other !== null || sheet !== null);
  const keys: [string, (() => void) | null][] = [
    ["c", busy ? null : compare],
    ["C", contactSheet],
  ];
  useShortcuts(new Map(keys.flatMap(([key, act]) => (act ? [[key, act] as const] : []))));
}
