import { GitBranch } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { isActive } from "../api/session-cache.ts";
import { selectStep, useSelectionStore } from "../selection-store.tsx";
import { firstWords } from "../step/step-words.ts";
import { useStudio } from "../studio-context.tsx";
import { toTreeNode } from "./tree-nodes.ts";
import { useTreeStore } from "./tree-store.ts";
import { TreeThumbnail } from "./tree-thumbnail.tsx";
import { describeStep } from "./tree-words.ts";

/** The steps in the order they were made, between picture and prompt box, for narrow screens. */
export function StepStrip() {
  const { generations, shown, tree, hasEarlier, loadingEarlier, loadEarlier } = useStudio();
  const selection = useSelectionStore();
  const list = useRef<HTMLElement>(null);
  const newestId = generations[0]?.id;
  useLayoutEffect(() => {
    if (newestId) list.current?.scrollTo({ left: list.current.scrollWidth });
  }, [newestId]);
  return (
    <div className="flex min-w-0 grow items-center gap-2">
      <nav aria-label="History" className="min-w-0 grow overflow-x-auto" ref={list}>
        <ol className="flex w-max min-w-full gap-2 p-1">
          {hasEarlier && (
            <li className="flex shrink-0 items-center">
              <Button
                variant="ghost"
                className="h-10 px-2 text-xs"
                disabled={loadingEarlier}
                onClick={loadEarlier}
              >
                {loadingEarlier ? <Spinner /> : "Load earlier"}
              </Button>
            </li>
          )}
          {generations.toReversed().map((generation) => (
            <StripStep
              key={generation.id}
              generation={generation}
              name={describeStep(
                toTreeNode(generation),
                tree.tree.nodes.get(generation.parentGenerationId ?? ""),
              )}
              selected={generation === shown}
              onSelect={() => selectStep(selection, generation.id)}
            />
          ))}
        </ol>
      </nav>
      <Button
        variant="outline"
        className="h-16 shrink-0 flex-col gap-1 px-3 text-xs"
        aria-haspopup="dialog"
        onClick={() => useTreeStore.setState({ sheetOpen: true })}
      >
        <GitBranch /> Tree
      </Button>
    </div>
  );
}

type StripStepProps = { generation: GenerationView; name: string; selected: boolean; onSelect: () => void };

function StripStep({ generation, name, selected, onSelect }: StripStepProps) {
  return (
    <li className="shrink-0">
      <button
        type="button"
        data-testid={`step-${generation.stepNumber}`}
        aria-label={name}
        aria-current={selected ? "step" : undefined}
        title={firstWords(generation.prompt, 120)}
        onClick={onSelect}
        className={cn(
          "relative size-16 cursor-pointer overflow-hidden rounded-md bg-muted",
          selected ? "ring-2 ring-primary ring-offset-2 ring-offset-background" : "opacity-85",
        )}
      >
        <TreeThumbnail node={toTreeNode(generation)} live={isActive(generation) ? generation : undefined} />
        <span className="absolute bottom-1 left-1 min-w-5 rounded-sm bg-black/60 px-1 text-center font-medium text-white text-xs tabular-nums">
          {generation.stepNumber}
        </span>
      </button>
    </li>
  );
}
