import { Badge } from "#components/ui/badge.tsx";
import type { GenerationStatus } from "#lib/images/constants.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { useModels } from "./models-context.tsx";
import { RelativeTime } from "./relative-time.tsx";
import { formatCost, formatSeconds, modelLabel, statusWord } from "./step-words.ts";
import { useShownOutput } from "./use-shown-output.ts";
import { useStepActions } from "./use-step-actions.ts";

const VARIANTS = {
  queued: "secondary",
  running: "default",
  succeeded: "success",
  failed: "destructive",
  canceled: "warning",
} as const satisfies Record<GenerationStatus, string>;

/** The facts of a step in one line. */
export function StepBadges({ generation }: { generation: GenerationView }) {
  const models = useModels();
  const actions = useStepActions();
  const output = useShownOutput(generation);
  const seed = output?.seed ?? null;
  const notice = models.find(
    ({ provider, id }) => provider === generation.provider && id === generation.model,
  )?.notice;
  const cost = formatCost(generation.costMicros);
  return (
    <ul aria-label="Facts about this step" className="flex flex-wrap items-center gap-1.5">
      <Fact>
        <Badge variant="outline">Step {generation.stepNumber}</Badge>
      </Fact>
      <Fact>
        <Badge variant={VARIANTS[generation.status]}>{statusWord(generation)}</Badge>
      </Fact>
      <Fact>
        <Badge variant="outline">
          {[modelLabel(models, generation), notice].filter(Boolean).join(" · ")}
        </Badge>
      </Fact>
      {output && (
        <Fact>
          <Badge variant="outline">
            {output.width} × {output.height}
          </Badge>
        </Fact>
      )}
      {seed !== null && (
        <Fact>
          <button
            type="button"
            title="Copy this seed and use it for the next step"
            aria-label={`Seed ${seed}: copy and use again`}
            onClick={() => actions.reuseSeed(seed)}
            className="flex min-h-10 cursor-pointer items-center md:min-h-0"
          >
            <Badge variant="outline" className="transition-colors hover:bg-accent hover:text-foreground">
              Seed {seed}
            </Badge>
          </button>
        </Fact>
      )}
      {generation.durationMs !== null && (
        <Fact>
          <Badge variant="outline">{formatSeconds(generation.durationMs)}</Badge>
        </Fact>
      )}
      {cost && (
        <Fact>
          <Badge variant="outline">{cost}</Badge>
        </Fact>
      )}
      <Fact>
        <RelativeTime instant={generation.createdAt} className="px-1 text-muted-foreground text-xs" />
      </Fact>
    </ul>
  );
}

function Fact({ children }: { children: React.ReactNode }) {
  return <li className="flex max-w-full">{children}</li>;
}
