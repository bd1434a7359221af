import type { PromptPart } from "./prompt-diff.ts";
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
  const edits = editsOf(words);
  return {
    added: textsOf(edits.map(({ added }) => added)),
    removed: textsOf(edits.map(({ removed }) => removed)),
    params: params
      .filter(({ label }) => label !== "Seed" || seedChosen)
      .map(({ label, ...values }) => ({ label: label.toLowerCase(), ...values })),
  };
}

type Edit = { added: string; removed: string };

/** The places where words changed. A comma that stayed between two changes does not make them two. */
function editsOf(parts: readonly PromptPart[]): Edit[] {
  const edits: Edit[] = [{ added: "", removed: "" }];
  for (const { kind, text } of parts) {
    const edit = edits.at(-1);
    if (!edit || (kind === "same" && /[\p{L}\p{N}]/u.test(text))) edits.push({ added: "", removed: "" });
    else if (kind !== "same") edit[kind] += text;
    else {
      edit.added += text;
      edit.removed += text;
    }
  }
  return edits;
}

/** Each once, without the spaces and commas around it. */
function textsOf(texts: string[]): string[] {
  const bare = texts.map((text) => text.replace(/\s+/g, " ").replace(/^[\s,;.]+|[\s,;.]+$/g, ""));
  return [...new Set(bare)].filter((text) => text !== "");
}
