import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { cn } from "#components/ui/cn.ts";
import { promptReacts } from "../api/page-loaded.ts";
import { usePromptWalk } from "../prompt-history/use-prompt-walk.ts";
import { frontSubmitOf } from "../queue/front-submit.tsx";
import { leaveFullScreen } from "../viewer/full-screen.ts";
import { useComposer, useComposerStore } from "./composer-store.tsx";

export const PROMPT_ID = "prompt";
export const promptClasses =
  "field-sizing-content max-h-48 w-full resize-none bg-transparent px-4 py-3 text-base outline-none placeholder:text-muted-foreground lg:max-h-64";

type PromptInputProps = {
  placeholder: string;
  focusOnLoad?: boolean;
  describedBy?: string;
  className?: string;
};

/**
 * The prompt itself. Enter makes a new line; Cmd or Ctrl with Enter sends the form around it, with Shift to
 * the front of the queue; Alt with an arrow up or
 * down walks through earlier prompts.
 */
export function PromptInput({ placeholder, focusOnLoad, describedBy, className }: PromptInputProps) {
  const composer = useComposerStore();
  const prompt = useComposer((draft) => draft.prompt);
  const ref = useRef<HTMLTextAreaElement>(null);
  const walk = usePromptWalk();
  useGrowing(ref, prompt);
  useEarlyWords(ref);
  useEffect(promptReacts, []);
  useEffect(() => {
    // Not from under the hands of somebody who types elsewhere already.
    if (focusOnLoad && document.activeElement === document.body) ref.current?.focus();
  }, [focusOnLoad]);
  return (
    <textarea
      ref={ref}
      id={PROMPT_ID}
      aria-label="Prompt"
      aria-describedby={describedBy}
      aria-keyshortcuts="Control+Enter Meta+Enter Control+Shift+Enter Meta+Shift+Enter Alt+ArrowUp Alt+ArrowDown"
      rows={1}
      value={prompt}
      placeholder={placeholder}
      onChange={(event) => composer.setState({ prompt: event.target.value })}
      onKeyDown={(event) => {
        sendOnModEnter(event);
        walk(event);
      }}
      className={cn(promptClasses, className)}
    />
  );
}

/** Full screen is left for it: the prompt box is not shown there. */
export function focusPrompt(): void {
  leaveFullScreen();
  const input = promptInput();
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}

export function promptInput(): HTMLTextAreaElement | null {
  const input = document.getElementById(PROMPT_ID);
  return input instanceof HTMLTextAreaElement ? input : null;
}

export function sendOnModEnter(event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>): void {
  if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const { form } = event.currentTarget;
  form?.requestSubmit(event.shiftKey ? frontSubmitOf(form) : null);
}

/** What was typed before the page reacted stands in the field, but not in the draft yet. */
function useEarlyWords(ref: RefObject<HTMLTextAreaElement | null>): void {
  const composer = useComposerStore();
  useEffect(() => {
    const { prompt } = composer.getState();
    const typed = ref.current?.value ?? prompt;
    if (typed === prompt) return;
    // After the effects around this one, so that the draft is being saved by then.
    queueMicrotask(() => composer.setState((now) => (now.prompt === prompt ? { prompt: typed } : now)));
  }, [ref, composer]);
}

/** Browsers without `field-sizing` do not grow a text field by themselves. */
function useGrowing(ref: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const input = ref.current;
    if (!input || text === undefined || CSS.supports("field-sizing", "content")) return;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight}px`;
  }, [ref, text]);
}
