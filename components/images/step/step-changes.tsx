import { ArrowRight, GitCompareArrows } from "lucide-react";
import { useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { compareWithEarlier } from "../compare/compare-store.ts";
import { earlierPicture } from "../compare/session-pictures.ts";
import { useModels } from "../composer/models-context.tsx";
import { useLeaveSheet } from "../mask-editor/use-leave-sheet.ts";
import { useShownOutput } from "../viewer/use-shown-output.ts";
import { DetailsPart } from "./details-part.tsx";
import { formatShare } from "./format-share.ts";
import { PromptChanges } from "./prompt-changes.tsx";
import { changesBetween, type SettingChange } from "./step-changes.ts";
import { StepInputs } from "./step-inputs.tsx";
import { useParent } from "./use-parent.ts";

/** What a step does otherwise than the step it goes on from, and what it was made from. */
export function StepChanges({ generation }: { generation: GenerationView }) {
  const { parent, isLoading } = useParent(generation);
  if (generation.parentGenerationId === null) return <StepInputs generation={generation} />;
  if (isLoading) return <Skeleton className="h-12" />;
  return (
    <>
      {parent ? (
        <ChangesFrom parent={parent} generation={generation} />
      ) : (
        <p className="text-muted-foreground">The step this one came from is gone or cannot be reached.</p>
      )}
      <StepInputs generation={generation} />
    </>
  );
}

type ChangesFromProps = { parent: GenerationView; generation: GenerationView };

function ChangesFrom({ parent, generation }: ChangesFromProps) {
  const models = useModels();
  const changes = useMemo(() => changesBetween(generation, parent, models), [generation, parent, models]);
  return (
    <DetailsPart title={`Changed from step ${parent.stepNumber}`}>
      <PromptChanges parts={changes.words} />
      {changes.params.length > 0 && (
        <ul aria-label="Changed settings" className="mt-1 flex flex-wrap gap-1.5">
          {changes.params.map((change) => (
            <SettingChip key={change.label} change={change} />
          ))}
        </ul>
      )}
      <PictureChange {...{ parent, generation }} />
    </DetailsPart>
  );
}

function SettingChip({ change: { label, before, after } }: { change: SettingChange }) {
  return (
    <li className="min-w-0 break-words rounded-sm border px-2 py-1 text-muted-foreground text-xs tabular-nums">
      {label}: {before} <ArrowRight aria-hidden="true" className="inline size-3" />
      <span className="sr-only">to</span> <span className="font-medium text-foreground">{after}</span>
    </li>
  );
}

/** How much of the source the shown picture changed, and the way to see where. */
function PictureChange({ parent, generation }: ChangesFromProps) {
  const output = useShownOutput(generation);
  const leaveSheet = useLeaveSheet();
  const earlier = output && earlierPicture(generation, output, [generation, parent]);
  if (!output || !earlier) return null;
  const { changedFraction } = output;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span>
        {changedFraction !== null &&
          (changedFraction === 0
            ? "Nothing of the picture changed visibly"
            : `${formatShare(changedFraction)} of the picture changed`)}
      </span>
      <Button
        variant="outline"
        className="h-10 md:h-8"
        onClick={() => {
          compareWithEarlier(earlier);
          leaveSheet();
        }}
      >
        <GitCompareArrows /> Compare
      </Button>
    </div>
  );
}
