import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { RailStep } from "./rail-step.tsx";
import { selectStep, useSelectionStore } from "./selection-store.tsx";
import { neighbourOf } from "./step-neighbours.ts";
import { useStudio } from "./studio-context.tsx";

const STEPS: Record<string, -1 | 1> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** Every step of the session, the newest nearest to the prompt box: at the side, or as a strip on narrow screens. */
export function HistoryRail() {
  const { generations, shown, hasEarlier, loadingEarlier, loadEarlier } = useStudio();
  const selection = useSelectionStore();
  const list = useRef<HTMLElement>(null);
  useScrollToEnd(list, generations[0]?.id);

  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const next = step && shown && neighbourOf(generations, shown.id, step);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    selectStep(selection, next.id);
    list.current?.querySelector<HTMLElement>(`[data-step="${next.id}"]`)?.focus();
  };
  return (
    <nav
      aria-label="History"
      className="flex min-h-0 shrink-0 border-border max-lg:-mx-4 max-lg:overflow-x-auto max-lg:px-4 lg:w-28 lg:flex-col lg:overflow-y-auto lg:border-l"
      ref={list}
    >
      <ol
        onKeyDown={move}
        className="flex min-w-full gap-2 py-1 lg:min-h-full lg:min-w-0 lg:flex-col lg:justify-end lg:p-3"
      >
        {hasEarlier && (
          <li className="flex shrink-0 items-center">
            <Button
              variant="ghost"
              className="h-10 w-full px-2 text-xs"
              disabled={loadingEarlier}
              onClick={loadEarlier}
            >
              {loadingEarlier ? <Spinner /> : "Load earlier"}
            </Button>
          </li>
        )}
        {generations.toReversed().map((generation) => (
          <RailStep
            key={generation.id}
            generation={generation}
            parent={generations.find(({ id }) => id === generation.parentGenerationId)}
            selected={generation === shown}
            onSelect={() => selectStep(selection, generation.id)}
          />
        ))}
      </ol>
    </nav>
  );
}

function useScrollToEnd(list: RefObject<HTMLElement | null>, newestId: string | undefined): void {
  useLayoutEffect(() => {
    if (newestId) list.current?.scrollTo({ top: list.current.scrollHeight, left: list.current.scrollWidth });
  }, [list, newestId]);
}
