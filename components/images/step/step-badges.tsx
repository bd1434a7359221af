import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import type { GenerationStatus } from "#lib/images/constants.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { useModels } from "../composer/models-context.tsx";
import { RelativeTime } from "../session-list/relative-time.tsx";
import { SweepBadge } from "../sweep/sweep-badge.tsx";
import { SeedBadge } from "../viewer/seed-badge.tsx";
import { useShownOutput } from "../viewer/use-shown-output.ts";
import { formatShare } from "./format-share.ts";
import { formatCost, formatSeconds, modelName, statusWord } from "./step-words.ts";
import { describeFallback, labelOf } from "./wait-words.ts";

const VARIANTS = {
  queued: "secondary",
  running: "default",
  succeeded: "success",
  failed: "destructive",
  canceled: "warning",
} as const satisfies Record<GenerationStatus, string>;

/** The facts of a step in one line, which scrolls where it is too long: it must not push the picture about. */
export function StepBadges({ generation }: { generation: GenerationView }) {
  const models = useModels();
  const output = useShownOutput(generation);
  const { durationMs, requested, status, stepNumber } = generation;
  const time = durationMs === null ? "" : ` · ${formatSeconds(durationMs)}`;
  const cost = formatCost(generation.costMicros);
  return (
    <ul
      aria-label="Facts about this step"
      className="flex h-10 min-w-0 items-center gap-1.5 overflow-x-auto whitespace-nowrap [scrollbar-width:none]"
    >
      <li className="px-1 font-medium text-sm">Step {stepNumber}</li>
      <li>
        <Badge variant={VARIANTS[status]}>
          {statusWord(generation)}
          {time}
        </Badge>
      </li>
      {generation.sweepId && (
        <li>
          <SweepBadge sweepId={generation.sweepId} />
        </li>
      )}
      <Fact title={describeFallback(models, generation)}>
        {requested
          ? `${labelOf(models, generation)}, instead of ${labelOf(models, requested)}`
          : modelName(models, generation)}
      </Fact>
      {output && (
        <Fact>
          {output.width} × {output.height}
        </Fact>
      )}
      {output && output.changedFraction !== null && (
        <Fact>{formatShare(output.changedFraction)} changed</Fact>
      )}
      {output && output.seed !== null && (
        <li>
          <SeedBadge seed={output.seed} />
        </li>
      )}
      {cost && <Fact>{cost}</Fact>}
      <li className="px-1 text-muted-foreground text-xs">
        <RelativeTime instant={generation.createdAt} />
      </li>
    </ul>
  );
}

function Fact({ title, children }: { title?: string | null; children: ReactNode }) {
  return (
    <li title={title ?? undefined}>
      <Badge variant="outline">{children}</Badge>
    </li>
  );
}
