import { ArrowRight } from "lucide-react";
import { Fragment, useMemo } from "react";
import { cn } from "#components/ui/cn.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { useModels } from "../composer/models-context.tsx";
import { type ChangeSummary, summarizeChanges } from "./change-summary.ts";
import { useInspector } from "./inspector-store.ts";
import { changesBetween } from "./step-changes.ts";
import { useParent } from "./use-parent.ts";

/** What a step changed in the one it goes on from, in one line that opens the details. */
export function ChangeLine({ generation }: { generation: GenerationView }) {
  const { parent } = useParent(generation);
  if (!parent) return null;
  return <Line {...{ generation, parent }} />;
}

function Line({ generation, parent }: { generation: GenerationView; parent: GenerationView }) {
  const models = useModels();
  const inspecting = useInspector((state) => state.open);
  const summary = useMemo(() => {
    const changes = changesBetween(generation, parent, models);
    return summarizeChanges(changes, generation.params.seed !== undefined);
  }, [generation, parent, models]);
  return (
    <button
      type="button"
      aria-expanded={inspecting}
      aria-keyshortcuts="i"
      title="Details of what changed (I)"
      // As high as a finger, without taking the room of it.
      className="relative flex h-full max-w-full cursor-pointer items-center gap-1.5 rounded-sm px-1 text-muted-foreground text-xs transition-colors after:absolute after:inset-x-0 after:-inset-y-2 hover:text-foreground md:after:hidden"
      onClick={() => useInspector.setState({ open: !inspecting })}
    >
      <Summary stepNumber={parent.stepNumber} summary={summary} />
    </button>
  );
}

function Summary({ stepNumber, summary }: { stepNumber: number; summary: ChangeSummary }) {
  const { added, removed, params } = summary;
  const hasWords = added.length + removed.length > 0;
  if (!hasWords && params.length === 0) {
    return <span className="truncate">Same words and settings as step {stepNumber}</span>;
  }
  return (
    <>
      <span className="shrink-0">From step {stepNumber}:</span>
      {hasWords && (
        <span className="relative min-w-0 truncate">
          {added.map((text) => (
            <Word key={text} element="ins" sign="+" said="added" text={text} />
          ))}
          {removed.map((text) => (
            <Word key={text} element="del" sign="−" said="removed" text={text} />
          ))}
        </span>
      )}
      {params.length > 0 && (
        <span className={cn("relative min-w-0 truncate tabular-nums", hasWords && "max-w-1/2 shrink-0")}>
          {params.map(({ label, before, after }, index) => (
            <Fragment key={label}>
              {(hasWords || index > 0) && "· "}
              {label} {before} <ArrowRight aria-hidden="true" className="inline size-3" />
              <span className="sr-only">to</span> <span className="text-foreground">{after}</span>{" "}
            </Fragment>
          ))}
        </span>
      )}
    </>
  );
}

const WORD_STYLES = {
  ins: ["text-foreground no-underline", "text-success-text"],
  del: ["line-through", "text-destructive-text"],
} as const;

type WordProps = { element: "ins" | "del"; sign: string; said: string; text: string };

function Word({ element: Element, sign, said, text }: WordProps) {
  const [style, signStyle] = WORD_STYLES[Element];
  return (
    <span>
      <span aria-hidden="true" className={signStyle}>
        {sign}{" "}
      </span>
      <span className="sr-only">{said} </span>
      <Element className={cn("mr-1.5", style)}>{text}</Element>
    </span>
  );
}
