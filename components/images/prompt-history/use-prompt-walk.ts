import { type KeyboardEvent, useRef } from "react";
import { announce } from "../announcer.tsx";
import { showError } from "../error-toast.ts";
import { listPrompts } from "./list-prompts.ts";
import { replacePrompt } from "./replace-prompt.ts";
import { type PromptDirection, type PromptWalk, walkPrompts } from "./walk-prompts.ts";

type Loaded = { prompts: string[]; nextCursor: string | null };

/** Alt with an arrow up or down walks through earlier prompts, and back to what was typed. */
export function usePromptWalk(): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const walk = useRef<PromptWalk | null>(null);
  const loaded = useRef<Loaded | null>(null);
  // One step after the other, also when the key is pressed again while prompts are loaded.
  const steps = useRef(Promise.resolve());

  async function step(input: HTMLTextAreaElement, direction: PromptDirection): Promise<void> {
    const current = input.value;
    if (walk.current?.shown !== current) loaded.current = direction === "earlier" ? null : loaded.current;
    const take = () => walkPrompts(walk.current, loaded.current?.prompts ?? [], current, direction);
    let next = take();
    while (!next && direction === "earlier" && loaded.current?.nextCursor !== null) {
      loaded.current = await loadMore(loaded.current);
      next = take();
    }
    // Somebody went on typing meanwhile.
    if (!next || input.value !== current) return;
    walk.current = next;
    replacePrompt(input, next.shown);
    announce(next.index === -1 ? "What you typed" : `Earlier prompt ${next.index + 1}: ${next.shown}`);
  }

  return (event) => {
    const direction = directionOf(event);
    if (!direction) return;
    event.preventDefault();
    const input = event.currentTarget;
    steps.current = steps.current
      .then(() => step(input, direction))
      .catch((error: unknown) => showError("Earlier prompts could not be loaded", error));
  };
}

function directionOf({
  key,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
  nativeEvent,
}: KeyboardEvent): PromptDirection | null {
  if (!altKey || ctrlKey || metaKey || shiftKey || nativeEvent.isComposing) return null;
  if (key === "ArrowUp") return "earlier";
  return key === "ArrowDown" ? "later" : null;
}

async function loadMore(loaded: Loaded | null): Promise<Loaded> {
  const { prompts, nextCursor } = await listPrompts({ cursor: loaded?.nextCursor ?? null, q: "" });
  return { prompts: [...(loaded?.prompts ?? []), ...prompts.map(({ prompt }) => prompt)], nextCursor };
}
