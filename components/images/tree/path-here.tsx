import { ChevronRight } from "lucide-react";
import { Fragment, useLayoutEffect, useRef } from "react";
import { cn } from "#components/ui/cn.ts";
import type { TreeNodeView } from "#lib/images/views.ts";
import { smallerUrl } from "../asset-url.ts";
import { selectStep, useSelection, useSelectionStore } from "../selection-store.tsx";
import { firstWords } from "../step/step-words.ts";
import { useStudio } from "../studio-context.tsx";
import { pathTo } from "./build-tree.ts";

/** Of a longer path, the first step and as many of the last. */
const STEPS_MAX = 30;

/** The steps that led to the one that is looked at, oldest first. */
export function PathHere() {
  const { tree } = useStudio();
  const selection = useSelectionStore();
  const selectedId = useSelection(({ generationId }) => generationId);
  const list = useRef<HTMLOListElement>(null);
  const path = pathTo(tree.tree.nodes, selectedId);
  const skipped = Math.max(0, path.length - STEPS_MAX);
  const drawn = skipped > 0 ? [...path.slice(0, 1), ...path.slice(skipped + 1)] : path;
  useLayoutEffect(() => {
    if (selectedId && path.length > 0) list.current?.scrollTo({ left: list.current.scrollWidth });
  }, [selectedId, path.length]);
  return (
    <nav aria-label="The path to here" className="shrink-0 border-b">
      <ol ref={list} className="flex h-12 items-center overflow-x-auto px-2 [scrollbar-width:none]">
        {drawn.map((node, index) => (
          <Fragment key={node.id}>
            {index > 0 && (
              <li aria-hidden="true" className="flex shrink-0 items-center text-muted-foreground">
                <ChevronRight className="size-3" />
              </li>
            )}
            {index === 1 && skipped > 0 && (
              <li className="shrink-0 px-1 text-muted-foreground text-xs">{skipped} more</li>
            )}
            <li className="shrink-0">
              <PathStep
                node={node}
                current={node.id === selectedId}
                onSelect={() => selectStep(selection, node.id)}
              />
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

type PathStepProps = { node: TreeNodeView; current: boolean; onSelect: () => void };

function PathStep({ node, current, onSelect }: PathStepProps) {
  const [output] = node.outputs;
  const name = `Step ${node.stepNumber}: ${node.label ?? firstWords(node.excerpt, 60)}`;
  return (
    <button
      type="button"
      aria-label={name}
      aria-current={current ? "location" : undefined}
      title={name}
      onClick={onSelect}
      className="flex h-10 cursor-pointer items-center px-0.5"
    >
      <span
        className={cn(
          "flex size-8 items-center justify-center overflow-hidden rounded-sm bg-muted text-muted-foreground text-xs tabular-nums",
          current ? "ring-2 ring-primary" : "opacity-85 hover:opacity-100",
        )}
      >
        {output ? (
          <img src={smallerUrl(output.url, 320)} alt="" className="size-full object-cover" />
        ) : (
          node.stepNumber
        )}
      </span>
    </button>
  );
}
