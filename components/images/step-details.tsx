import type { ReactNode } from "react";
import type { GenerationView } from "#lib/images/views.ts";
import { describeParams } from "./describe-params.ts";
import { useModels } from "./models-context.tsx";
import { selectStep, useSelectionStore } from "./selection-store.tsx";
import { StepInputs } from "./step-inputs.tsx";
import { describeCharge, formatCost, formatSeconds, modelName, statusWord } from "./step-words.ts";
import { useStudio } from "./studio-context.tsx";

export function StepDetails({ generation }: { generation: GenerationView }) {
  return (
    <div className="flex flex-col gap-5 text-sm">
      <Part title="Prompt">
        <p className="whitespace-pre-wrap break-words">{generation.prompt}</p>
      </Part>
      {generation.revisedPrompt && (
        <Part title="As the provider rewrote it">
          <p className="whitespace-pre-wrap break-words">{generation.revisedPrompt}</p>
        </Part>
      )}
      {generation.negativePrompt && (
        <Part title="Leave out">
          <p className="whitespace-pre-wrap break-words">{generation.negativePrompt}</p>
        </Part>
      )}
      {generation.error && (
        <Part title="Error">
          <p className="text-destructive-text">{generation.error.message}</p>
          <p className="text-muted-foreground">{describeCharge(generation.error.charged)}</p>
        </Part>
      )}
      {generation.warnings.length > 0 && (
        <Part title="Notes">
          {generation.warnings.map((warning) => (
            <p key={warning} className="text-warning-text">
              {warning}
            </p>
          ))}
        </Part>
      )}
      <StepInputs generation={generation} />
      <Facts generation={generation} />
    </div>
  );
}

function Facts({ generation }: { generation: GenerationView }) {
  const models = useModels();
  const { outputs, startedAt, createdAt, durationMs } = generation;
  const waitedMs = startedAt ? Date.parse(startedAt) - Date.parse(createdAt) : null;
  const facts: [string, ReactNode][] = [
    ["Status", statusWord(generation)],
    ["From", <ParentLink key="parent" generation={generation} />],
    ["Model", modelName(models, generation)],
    ["Provider", generation.provider],
    ...describeParams(generation),
    ["Seed", outputs.map(({ seed }) => seed ?? "none").join(", ") || null],
    ["Made", outputs.map(({ width, height }) => `${width} × ${height}`).join(", ") || null],
    ["File", outputs.map(describeFile).join(", ") || null],
    ["Waited", waitedMs === null ? null : formatSeconds(Math.max(0, waitedMs))],
    ["Took", durationMs === null ? null : formatSeconds(durationMs)],
    ["Cost", describeCost(generation)],
    [
      "Started",
      <time key="created" dateTime={createdAt}>
        {new Date(createdAt).toLocaleString()}
      </time>,
    ],
    [
      "Id",
      <code key="id" className="break-all text-xs">
        {generation.id}
      </code>,
    ],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 border-t pt-4">
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted-foreground">{name}</dt>
            <dd className="min-w-0 text-right tabular-nums">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function ParentLink({ generation }: { generation: GenerationView }) {
  const { generations } = useStudio();
  const selection = useSelectionStore();
  const { parentGenerationId } = generation;
  if (!parentGenerationId) return "a fresh start";
  const parent = generations.find(({ id }) => id === parentGenerationId);
  if (!parent) return "an earlier step";
  return (
    <button
      type="button"
      className="cursor-pointer rounded-sm text-primary-text underline-offset-4 hover:underline"
      onClick={() => selectStep(selection, parent.id)}
    >
      step {parent.stepNumber}
    </button>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-muted-foreground text-xs">{title}</h3>
      {children}
    </section>
  );
}

function describeFile({ mimeType, sizeBytes }: GenerationView["outputs"][number]): string {
  const size =
    sizeBytes < 1_000_000 ? `${Math.round(sizeBytes / 1000)} kB` : `${(sizeBytes / 1e6).toFixed(1)} MB`;
  return `${mimeType.replace("image/", "").toUpperCase()}, ${size}`;
}

function describeCost({ costMicros, estimatedCostMicros, status }: GenerationView): string | null {
  const cost = formatCost(costMicros);
  if (cost) return cost;
  const estimate = formatCost(estimatedCostMicros);
  if (estimate) return estimatedCostMicros === 0 ? estimate : `about ${estimate}`;
  return status === "succeeded" ? "not known" : null;
}
