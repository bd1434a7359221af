import type { GenerationView } from "#lib/images/views.ts";
import { Elapsed } from "./elapsed.tsx";
import { PictureStatus } from "./picture-status.tsx";
import { statusWord } from "./step-words.ts";

/** How far a step is, over the place where its picture will be. */
export function ViewerProgress({ generation }: { generation: GenerationView }) {
  const { progress, startedAt, status, stepNumber } = generation;
  const running = status === "running";
  return (
    <PictureStatus progress={running ? progress : null} label={`Progress of step ${stepNumber}`}>
      <span>{statusWord(generation)}</span>
      {running && progress !== null && <span>{Math.round(progress * 100)} %</span>}
      {running && startedAt && <Elapsed since={startedAt} />}
    </PictureStatus>
  );
}
