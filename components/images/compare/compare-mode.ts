export const COMPARE_MODES = ["slider", "side-by-side", "blink", "onion", "difference"] as const;

/** How two pictures are laid beside or over each other. */
export type CompareMode = (typeof COMPARE_MODES)[number];

/** The mode after this one; after the last comes the first. */
export function nextMode(mode: CompareMode): CompareMode {
  return COMPARE_MODES[(COMPARE_MODES.indexOf(mode) + 1) % COMPARE_MODES.length] ?? "slider";
}
