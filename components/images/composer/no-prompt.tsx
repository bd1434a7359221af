import { useEffect } from "react";
import { cn } from "#components/ui/cn.ts";
import { promptReacts } from "../api/page-loaded.ts";
import { useComposer } from "./composer-store.tsx";
import { PROMPT_ID, promptClasses, sendOnModEnter } from "./prompt-input.tsx";

type NoPromptProps = { words: string; describedBy?: string; className?: string };

/**
 * In the place of the prompt, for a model that has no use for words: says what to do instead, and takes the focus and
 * the keys that send. What was typed for other models stays in the draft.
 */
export function NoPrompt({ words, describedBy, className }: NoPromptProps) {
  const hasTyped = useComposer((draft) => draft.prompt.trim() !== "");
  useEffect(promptReacts, []);
  return (
    <textarea
      id={PROMPT_ID}
      readOnly
      aria-label="No prompt is needed"
      aria-describedby={describedBy}
      aria-keyshortcuts="Control+Enter Meta+Enter Control+Shift+Enter Meta+Shift+Enter"
      rows={1}
      value={hasTyped ? `${words} Your prompt is kept for other models.` : words}
      onKeyDown={sendOnModEnter}
      className={cn(promptClasses, "cursor-default text-muted-foreground", className)}
    />
  );
}
