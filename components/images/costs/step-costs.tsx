import { useQuery } from "@tanstack/react-query";
import type { Spend, StepCostsView } from "#lib/images/spend-views.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { isActive } from "../api/session-cache.ts";
import { DetailsPart } from "../step/details-part.tsx";
import { formatCost } from "../step/step-words.ts";
import { useStudioIfAny } from "../studio-context.tsx";
import { getStepCosts } from "./costs-api.ts";
import { explainSpend, formatSpend, isNothing } from "./spend-words.ts";

/** What the step has cost, with what it was built on, what was built on it, and all of its session. */
export function StepCosts({ generation }: { generation: GenerationView }) {
  const { data, isError } = useStepCosts(generation);
  if (isError) return <Sentence>{describeAlone(generation)}</Sentence>;
  if (data?.isCopy) return <Sentence>A copy: it was paid for in the session that it comes from.</Sentence>;
  if (data && isNothing(data.session)) return <Sentence>Nothing spent in this session.</Sentence>;
  // Most such sessions are free as a whole: one line, that need not shrink.
  if (!data && generation.costMicros === 0) return <Sentence>Free</Sentence>;
  const inexact = data && explainSpend(data.session);
  return (
    <DetailsPart title="Cost">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border">
        <Cell name="This step" help="With calls that were made again" sum={data?.step} />
        <Cell name="Up to here" help="This step and all that it was built on" sum={data?.path} />
        <Cell name="This branch" help="This step and all that was built on it" sum={data?.branch} />
        <Cell name="Session" help="All of its steps, also those that were thrown away" sum={data?.session} />
      </dl>
      {inexact && <p className="text-muted-foreground text-xs">Of the session: {inexact}</p>}
    </DetailsPart>
  );
}

function Sentence({ children }: { children: string }) {
  return (
    <DetailsPart title="Cost">
      <p className="text-muted-foreground">{children}</p>
    </DetailsPart>
  );
}

/** As far as the step itself tells, without the ledger. */
function describeAlone({ costMicros, estimatedCostMicros }: GenerationView): string {
  if (costMicros !== null) return formatCost(costMicros) ?? "";
  const estimate = formatCost(estimatedCostMicros);
  return estimate ? `About ${estimate}` : "Not known";
}

type CellProps = { name: string; help: string; sum: Spend | undefined };

function Cell({ name, help, sum }: CellProps) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5 bg-card px-3 py-2" title={help}>
      <dt className="text-muted-foreground text-xs">{name}</dt>
      {/* Its line is there before the sum is. */}
      <dd className="min-h-5 truncate font-medium text-sm tabular-nums">{sum && formatSpend(sum)}</dd>
    </div>
  );
}

function useStepCosts(generation: GenerationView) {
  const studio = useStudioIfAny();
  // Asked again as steps of the session end: each changes a sum.
  const ended = studio?.generations.filter((step) => !isActive(step)).length ?? 0;
  return useQuery<StepCostsView>({
    queryKey: ["step-costs", generation.id, generation.status, ended],
    queryFn: () => getStepCosts(generation.id),
    placeholderData: (before, query) => (query?.queryKey[1] === generation.id ? before : undefined),
    staleTime: 0,
  });
}
