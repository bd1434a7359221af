import { ArrowRight } from "lucide-react";
import { useMemo } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { DetailsPart } from "./details-part.tsx";
import { useModels } from "./models-context.tsx";
import { PromptChanges } from "./prompt-changes.tsx";
import { changesBetween, type SettingChange } from "./step-changes.ts";
import { useParent } from "./use-parent.ts";

/** What a step does otherwise than the step it goes on from; nothing for a fresh start. */
export function StepChanges({ generation }: { generation: GenerationView }) {
  const { parent, isLoading } = useParent(generation);
  if (generation.parentGenerationId === null) return null;
  if (isLoading) return <Skeleton className="h-12" />;
  if (!parent) {
    return <p className="text-muted-foreground">The step this one came from is gone or cannot be reached.</p>;
  }
  return <ChangesFrom parent={parent} generation={generation} />;
}

function ChangesFrom({ parent, generation }: { parent: GenerationView; generation: GenerationView }) {
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
