import { diffWordsWithSpace } from "diff";

export type PromptPart = { kind: "same" | "removed" | "added"; text: string };

/** With more changed words than this, two prompts have little in common, and comparing on would freeze the page. */
const CHANGED_WORDS_MAX = 1500;

/**
 * The words that two prompts share, and those that only one has; what was replaced stands before what replaced it.
 * Everything but the added joined is `before`; everything but the removed is `after`.
 */
export function diffPrompts(before: string, after: string): PromptPart[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: CHANGED_WORDS_MAX });
  if (!changes) return edit(before, after);
  const parts: PromptPart[] = [];
  let [removed, added] = ["", ""];
  for (const { value, ...change } of changes) {
    // A lone space between two replaced words would cut what reads as one change into many.
    const isSame = !change.added && !change.removed;
    const isGap = isSame && value.trim() === "" && (removed !== "" || added !== "");
    if (isSame && !isGap) {
      const gap = commonGap(removed, added);
      parts.push(...edit(dropEnd(removed, gap), dropEnd(added, gap)), { kind: "same", text: gap + value });
      [removed, added] = ["", ""];
      continue;
    }
    if (!change.added) removed += value;
    if (!change.removed) added += value;
  }
  return [...parts, ...edit(removed, added)];
}

function edit(removed: string, added: string): PromptPart[] {
  const both: PromptPart[] = [
    { kind: "removed", text: removed },
    { kind: "added", text: added },
  ];
  return both.filter(({ text }) => text !== "");
}

/** The space that both end with. */
function commonGap(removed: string, added: string): string {
  const [gap] = /\s*$/.exec(removed) ?? [""];
  return added.endsWith(gap) ? gap : "";
}

function dropEnd(text: string, end: string): string {
  return text.slice(0, text.length - end.length);
}
