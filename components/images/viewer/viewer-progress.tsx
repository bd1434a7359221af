import type { GenerationView } from "#lib/images/views.ts";
import { TimeLeftText } from "../queue/time-left-text.tsx";
import { useQueueCounts } from "../queue/use-queue-counts.ts";
import { statusWord } from "../step/step-words.ts";
import { useStudio } from "../studio-context.tsx";
import { PictureStatus } from "./picture-status.tsx";

/** How far a step is, over the place where its picture will be. */
export function ViewerProgress({ generation }: { generation: GenerationView }) {
  const { progress, startedAt, status, stepNumber, expectedDurationMs } = generation;
  const running = status === "running";
  return (
    <PictureStatus progress={running ? progress : null} label={`Progress of step ${stepNumber}`}>
      <span>{statusWord(generation)}</span>
      {status === "queued" && <WaitReason generation={generation} />}
      {running && progress !== null && <span>{Math.round(progress * 100)} %</span>}
      {running && startedAt && <TimeLeftText run={{ startedAt, progress, expectedDurationMs }} />}
    </PictureStatus>
  );
}

/** What a step waits for, when it is not just its turn. */
function WaitReason({ generation }: { generation: GenerationView }) {
  const { generations } = useStudio();
  const paused = useQueueCounts()?.paused ?? false;
  const awaited = generations.find(({ id }) => id === generation.waitsForGenerationId);
  if (paused) return <span>your queue is paused</span>;
  return awaited ? <span>for the picture of step {awaited.stepNumber}</span> : null;
}
