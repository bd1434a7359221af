import { Progress } from "#components/ui/progress.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { Elapsed } from "./elapsed.tsx";
import { statusWord } from "./step-words.ts";

/** How far a step is, over the place where its picture will be. */
export function ViewerProgress({ generation }: { generation: GenerationView }) {
  const { progress, status } = generation;
  return (
    <div className="absolute inset-x-0 bottom-0 flex flex-col gap-2 bg-linear-to-t from-black/55 to-transparent p-4 pt-12 text-white">
      <p className="flex justify-between gap-4 text-sm tabular-nums">
        <span>
          {statusWord(generation)}
          {status === "queued" && "…"}
          {progress !== null && ` ${Math.round(progress * 100)} %`}
        </span>
        {status === "running" && generation.startedAt && <Elapsed since={generation.startedAt} />}
      </p>
      <Progress
        aria-label={`Progress of step ${generation.stepNumber}`}
        value={status === "queued" ? null : progress}
        className="bg-white/25"
      />
    </div>
  );
}
