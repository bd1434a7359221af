import type { Draft } from "../composer/draft.ts";
import { sameDraft } from "./same-draft.ts";

type Meeting = {
  /** What is in this window. */
  mine: Draft;
  /** What this window last knew to be on the server. */
  saved: Draft;
  /** What this window last sent, perhaps without hearing an answer. */
  sent: Draft | null;
  /** What is on the server now, newer than `saved`. */
  theirs: Draft;
};

/**
 * What becomes of a newer draft on the server. `settled`: it says what this window says. `sent`: it is this window's own
 * earlier state. `take`: only the other window has changed it. `ask`: both have, and only the person can tell.
 */
export function meetDraft({ mine, saved, sent, theirs }: Meeting): "settled" | "sent" | "take" | "ask" {
  if (sameDraft(mine, theirs)) return "settled";
  if (sent && sameDraft(sent, theirs)) return "sent";
  return sameDraft(mine, saved) ? "take" : "ask";
}
