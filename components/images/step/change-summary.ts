import type { StepChanges } from "./step-changes.ts";

/** What a step changed, as short as it can be said. `params` are the settings that somebody changed. */
export type ChangeSummary = {
  added: string[];
  removed: string[];
  params: { label: string; before: string; after: string }[];
};

/**
 * The words and settings that changed, for one line: what came, what went, and then the settings. A seed that nobody chose
 * is another one in every step and says nothing.
 */
export function summarizeChanges({ words, params }: StepChanges, seedChosen: boolean): ChangeSummary {
  const wordsThat = (kind: "added" | "removed") => {
    const texts = words
      .filter((part) => part.kind === kind)
      .map(({ text }) => text.trim().replace(/\s+/g, " "));
    return [...new Set(texts)].filter((text) => text !== "");
  };
  return {
    added: wordsThat("added"),
    removed: wordsThat("removed"),
    params: params
      .filter(({ label }) => label !== "Seed" || seedChosen)
      .map(({ label, ...values }) => ({ label: label.toLowerCase(), ...values })),
  };
}
