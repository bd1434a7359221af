import { Ban, CircleAlert, CornerDownRight } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { smallerUrl } from "./asset-url.ts";
import { branchedFrom } from "./step-neighbours.ts";
import { firstWords, statusWord } from "./step-words.ts";

type RailStepProps = {
  generation: GenerationView;
  parent: GenerationView | undefined;
  selected: boolean;
  onSelect: () => void;
};

/** One step in the history. */
export function RailStep({ generation, parent, selected, onSelect }: RailStepProps) {
  const branch = branchedFrom(generation, parent);
  return (
    <li className="flex shrink-0 flex-col gap-1 lg:flex-col-reverse">
      <button
        type="button"
        data-testid={`step-${generation.stepNumber}`}
        data-step={generation.id}
        aria-label={stepName(generation, branch)}
        aria-current={selected ? "step" : undefined}
        tabIndex={selected ? 0 : -1}
        title={firstWords(generation.prompt, 120)}
        onClick={onSelect}
        className={cn(
          "relative size-16 cursor-pointer overflow-hidden rounded-md bg-muted transition-opacity lg:size-21",
          selected
            ? "ring-2 ring-primary ring-offset-2 ring-offset-background"
            : "opacity-80 hover:opacity-100",
        )}
      >
        <RailThumbnail generation={generation} />
        <span className="absolute bottom-1 left-1 min-w-5 rounded-sm bg-black/60 px-1 text-center font-medium text-white text-xs tabular-nums">
          {generation.stepNumber}
        </span>
        {generation.outputs.length > 1 && (
          <span className="absolute right-1 bottom-1 rounded-sm bg-black/60 px-1 text-white text-xs tabular-nums">
            ×{generation.outputs.length}
          </span>
        )}
      </button>
      {branch !== null && (
        <span
          className="flex items-center justify-center gap-1 text-muted-foreground text-xs"
          aria-hidden="true"
        >
          <CornerDownRight className="size-3" /> from {branch}
        </span>
      )}
    </li>
  );
}

function RailThumbnail({ generation }: { generation: GenerationView }) {
  const [output] = generation.outputs;
  if (output) {
    return (
      <img
        src={smallerUrl(output.url, 320)}
        alt=""
        loading="lazy"
        decoding="async"
        className="fade-in size-full animate-in object-cover duration-200"
      />
    );
  }
  const icons = {
    failed: <CircleAlert className="size-5 text-destructive-text" />,
    canceled: <Ban className="size-5 text-muted-foreground" />,
    queued: <Spinner className="size-5 text-muted-foreground" />,
    running: <Spinner className="size-5 text-primary-text" />,
    succeeded: null,
  };
  return <span className="flex size-full items-center justify-center pb-3">{icons[generation.status]}</span>;
}

function stepName(generation: GenerationView, branch: number | null): string {
  const from = branch === null ? "" : `, from step ${branch}`;
  const words = firstWords(generation.prompt, 80);
  return `Step ${generation.stepNumber}${from}, ${statusWord(generation).toLowerCase()}: ${words}`;
}
