import type { GenerationView } from "#lib/images/views.ts";
import { useModels } from "../composer/models-context.tsx";
import { RetryNote } from "../queue/retry-note.tsx";
import { TimeLeftText } from "../queue/time-left-text.tsx";
import { useQueueCounts } from "../queue/use-queue-counts.ts";
import { describeStop, stopTerms } from "../step/cancel-words.ts";
import { statusWord } from "../step/step-words.ts";
import { describePlace, providerName } from "../step/wait-words.ts";
import { useStudio } from "../studio-context.tsx";
import { PictureStatus } from "./picture-status.tsx";

/** How far a step is, over the place where its picture will be. */
export function ViewerProgress({ generation }: { generation: GenerationView }) {
  const { progress, retry, status, stepNumber } = generation;
  return (
    <PictureStatus
      // A bar that moves would say that something is being done.
      progress={retry ? undefined : status === "running" ? progress : null}
      label={`Progress of step ${stepNumber}`}
    >
      {status === "queued" ? <Waiting generation={generation} /> : <Running generation={generation} />}
    </PictureStatus>
  );
}

/** What a step waits for, when it is not just its turn. */
function Waiting({ generation }: { generation: GenerationView }) {
  const { generations } = useStudio();
  const models = useModels();
  const paused = useQueueCounts()?.paused ?? false;
  const awaited = generations.find(({ id }) => id === generation.waitsForGenerationId);
  const { retry } = generation;
  if (retry) {
    return <RetryNote retry={retry} free={stopTerms(models, generation)?.free ?? false} />;
  }
  return (
    <>
      <span>{statusWord(generation)}</span>
      {paused ? (
        <span>your queue is paused</span>
      ) : (
        awaited && <span>for the picture of step {awaited.stepNumber}</span>
      )}
    </>
  );
}

function Running({ generation }: { generation: GenerationView }) {
  const models = useModels();
  const { cancelRequested, progress, vendorPosition, startedAt, expectedDurationMs } = generation;
  if (cancelRequested) {
    const terms = stopTerms(models, generation);
    const stop = terms && describeStop(terms);
    return (
      <>
        <span>{statusWord(generation)}</span>
        {stop && <span>{stop}</span>}
      </>
    );
  }
  if (vendorPosition !== null) {
    return <span>{describePlace(vendorPosition, providerName(models, generation))}</span>;
  }
  return (
    <>
      <span>{statusWord(generation)}</span>
      {progress !== null && <span>{Math.round(progress * 100)} %</span>}
      {startedAt && <TimeLeftText run={{ startedAt, progress, expectedDurationMs }} />}
    </>
  );
}
