import { useMemo } from "react";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import type { TrayImage } from "../composer/draft.ts";
import { useModels } from "../composer/models-context.tsx";
import { DetailsPart } from "../step/details-part.tsx";
import { PromptChanges } from "../step/prompt-changes.tsx";
import { diffPrompts } from "../step/prompt-diff.ts";
import { settingRows } from "../step/step-changes.ts";
import { CompareTable } from "./compare-table.tsx";
import { describeDifference } from "./difference-words.ts";
import { nameInSentence } from "./session-pictures.ts";
import { type ComparedPair, useCompared } from "./use-compared.ts";
import { useDifference } from "./use-difference.ts";

type CompareDetailsProps = { generation: GenerationView; output: AssetView; other: TrayImage };

/** What two compared pictures, and the steps that made them, have in common and what not. */
export function CompareDetails({ generation, output, other }: CompareDetailsProps) {
  const pair = useCompared(generation, output, other);
  const { first, second } = pair;
  return (
    <div className="flex flex-col gap-5 text-sm">
      <DetailsPart title="Pictures">
        <PixelWords pair={pair} />
      </DetailsPart>
      {first.step && second.step ? (
        <StepsCompared {...{ pair }} one={first.step} another={second.step} />
      ) : (
        <p className="text-muted-foreground">
          Only one of the two was made by a step, so there are no settings to compare.
        </p>
      )}
    </div>
  );
}

function PixelWords({ pair: { first, second } }: { pair: ComparedPair }) {
  const { data, isError } = useDifference(first.image, second.image);
  if (isError) return <p className="text-muted-foreground">How much differs could not be measured.</p>;
  return <p>{data ? describeDifference(data) : "Measuring…"}</p>;
}

type StepsComparedProps = { pair: ComparedPair; one: GenerationView; another: GenerationView };

function StepsCompared({ pair: { first, second }, one, another }: StepsComparedProps) {
  const models = useModels();
  const words = useMemo(() => diffPrompts(one.prompt, another.prompt), [one.prompt, another.prompt]);
  const rows = useMemo(() => settingRows(one, another, models), [one, another, models]);
  if (one.id === another.id) {
    return (
      <p className="text-muted-foreground">
        Both were made by step {one.stepNumber}, with one prompt and the same settings.
      </p>
    );
  }
  return (
    <>
      <DetailsPart title={`Prompt, from ${nameInSentence(first)} to ${nameInSentence(second)}`}>
        <PromptChanges parts={words} />
      </DetailsPart>
      <CompareTable names={[first.name, second.name]} steps={[one, another]} rows={rows} />
    </>
  );
}
