import type { ReactNode } from "react";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationParams } from "#lib/images/schemas.ts";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { useModels } from "../composer/models-context.tsx";
import { StepCosts } from "../costs/step-costs.tsx";
import { SweepBadge } from "../sweep/sweep-badge.tsx";
import { describeStopOf, describeStopped, stopTerms } from "./cancel-words.ts";
import { describeParams, SEARCH_PROMPT_LABEL } from "./describe-params.ts";
import { DetailsPart } from "./details-part.tsx";
import { OutsideMask } from "./outside-mask.tsx";
import { StepChanges } from "./step-changes.tsx";
import { StepLink } from "./step-link.tsx";
import { describeCharge, formatSeconds, modelName, NO_PROMPT, statusWord } from "./step-words.ts";
import { WholePictureOffer } from "./take-whole-picture.tsx";
import { labelOf, providerName } from "./wait-words.ts";

export function StepDetails({ generation }: { generation: GenerationView }) {
  return (
    <div className="flex flex-col gap-5 text-sm">
      {generation.params.searchPrompt && (
        <DetailsPart title={SEARCH_PROMPT_LABEL}>
          <p className="whitespace-pre-wrap break-words">{generation.params.searchPrompt}</p>
        </DetailsPart>
      )}
      <DetailsPart title="Prompt">
        {generation.prompt ? (
          <p className="whitespace-pre-wrap break-words">{generation.prompt}</p>
        ) : (
          <p className="text-muted-foreground">{NO_PROMPT}</p>
        )}
      </DetailsPart>
      {generation.revisedPrompt && (
        <DetailsPart title="As the provider rewrote it">
          <p className="whitespace-pre-wrap break-words">{generation.revisedPrompt}</p>
        </DetailsPart>
      )}
      {generation.negativePrompt && (
        <DetailsPart title="Leave out">
          <p className="whitespace-pre-wrap break-words">{generation.negativePrompt}</p>
        </DetailsPart>
      )}
      {generation.error && (
        <DetailsPart title="Error">
          <p className="text-destructive-text">{generation.error.message}</p>
          <p className="text-muted-foreground">{describeCharge(generation.error.charged)}</p>
        </DetailsPart>
      )}
      {generation.warnings.length > 0 && (
        <DetailsPart title="Notes">
          {generation.warnings.map((warning) => (
            <p key={warning} className="text-warning-text">
              {warning}
            </p>
          ))}
        </DetailsPart>
      )}
      <WholePictureOffer generation={generation} />
      <StepChanges generation={generation} />
      <StepCosts generation={generation} />
      <Facts generation={generation} />
    </div>
  );
}

function Facts({ generation }: { generation: GenerationView }) {
  const models = useModels();
  const { params, outputs, rawOutputs, startedAt, createdAt, durationMs } = generation;
  const waitedMs = startedAt ? Date.parse(startedAt) - Date.parse(createdAt) : null;
  const facts: [string, ReactNode][] = [
    ["Status", statusWord(generation)],
    ["From", linkTo(generation.parentGenerationId) ?? "a fresh start"],
    ["Waits for", linkTo(generation.waitsForGenerationId)],
    ["Same edit as", linkTo(generation.replayOfGenerationId)],
    ["Sweep", generation.sweepId && <SweepBadge key="sweep" sweepId={generation.sweepId} />],
    ["Model", modelName(models, generation)],
    ["Asked for", generation.requested && labelOf(models, generation.requested)],
    ["Provider", providerName(models, generation)],
    ["Canceling", describeCanceling(models, generation)],
    ...describeParams(generation),
    ["Seed", outputs.map(({ seed }) => seed ?? "none").join(", ") || null],
    ["Made", outputs.map(({ width, height }) => `${width} × ${height}`).join(", ") || null],
    ["File", outputs.map((output) => describeFile(output, params)).join(", ") || null],
    ["Outside the mask", rawOutputs.length > 0 ? <OutsideMask key="mask" generation={generation} /> : null],
    ["Waited", waitedMs === null ? null : formatSeconds(Math.max(0, waitedMs))],
    ["Took", durationMs === null ? null : formatSeconds(durationMs)],
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

function linkTo(generationId: string | null): ReactNode {
  return generationId && <StepLink key={generationId} generationId={generationId} />;
}

/** What a tooltip says of it, for who has none. */
function describeCanceling(models: readonly ModelCapabilities[], generation: GenerationView): string | null {
  return generation.status === "canceled"
    ? describeStopped(generation.charged, stopTerms(models, generation))
    : describeStopOf(models, generation);
}

/** A picture whose pixels were put back is a PNG whatever was asked for: no other format here would keep them. */
function describeFile({ mimeType, sizeBytes, drift }: AssetView, { outputFormat }: GenerationParams): string {
  const size =
    sizeBytes < 1_000_000 ? `${Math.round(sizeBytes / 1000)} kB` : `${(sizeBytes / 1e6).toFixed(1)} MB`;
  const why = drift && outputFormat && outputFormat !== "png" ? " (to keep every pixel)" : "";
  return `${mimeType.replace("image/", "").toUpperCase()}, ${size}${why}`;
}
