import { CircleSlash, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import type { BudgetWarning } from "#lib/images/budgets-views.ts";
import { formatDollars } from "#lib/images/dollars.ts";
import { fittingParams } from "#lib/images/fitting-params.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { withQueries } from "../api/queries.tsx";
import { useComposer } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { usableInputs } from "../composer/generate-input.ts";
import { useBudgetStop } from "./budget-stop-store.ts";
import { useCostPreview } from "./use-cost-preview.ts";

const SessionBudgetDialog = onFirstUse(() =>
  import("./session-budget-dialog.tsx").then((m) => m.SessionBudgetDialog),
);

type CostHintProps = { sessionId: string | null; model: ModelCapabilities; source: TrayImage | null };

/** Above the button that spends it: what the step about costs, and how a budget stands to that. */
export const CostHint = withQueries(function CostHint({ sessionId, model, source }: CostHintProps) {
  const { data } = usePreview({ sessionId, model, source });
  const warning = data?.warning ?? null;
  const stopped = warning?.level === "stop";
  useEffect(() => {
    useBudgetStop.setState({ stopped });
    return () => useBudgetStop.setState({ stopped: false });
  }, [stopped]);
  return (
    <div className="flex min-h-7 items-start gap-x-4 px-4 pb-2 text-xs max-sm:flex-col max-sm:gap-y-1">
      <div role="status" className="min-w-0 grow">
        {warning && <Warning warning={warning} sessionId={sessionId} />}
      </div>
      <p className="ml-auto shrink-0 text-muted-foreground tabular-nums">
        {data && describeCost(data.costMicros)}
      </p>
    </div>
  );
});

function usePreview({ sessionId, model, source }: CostHintProps) {
  const draft = useComposer((state) => state);
  const used = usableInputs(model, draft, source);
  const pictures = { hasSource: used.source !== null, hasMask: used.mask !== null };
  const edits = pictures.hasMask ? "inpaint" : "image-to-image";
  // No price depends on these, and they change often.
  const { seed: _, searchPrompt: __, ...params } = fittingParams(model, draft.params, pictures);
  return useCostPreview({
    ...(sessionId && { sessionId }),
    provider: model.provider,
    model: model.id,
    params,
    operation: pictures.hasSource ? edits : "text-to-image",
  });
}

function describeCost(costMicros: number | null): string {
  if (costMicros === null) return "Cost not known before";
  return costMicros === 0 ? "Free" : `About ${formatDollars(costMicros)}`;
}

function Warning({ warning, sessionId }: { warning: BudgetWarning; sessionId: string | null }) {
  const [changing, setChanging] = useState(false);
  const { kind, level, message } = warning;
  const Icon = level === "stop" ? CircleSlash : TriangleAlert;
  const linkClasses =
    "-my-2.5 inline-block rounded-sm py-2.5 font-medium text-foreground underline underline-offset-2";
  return (
    <p className={cn("flex gap-2", level === "stop" ? "text-destructive-text" : "text-warning-text")}>
      <Icon className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      <span className="min-w-0">
        {message}{" "}
        {kind === "month" && (
          <Link href="/settings/budget" className={linkClasses}>
            Change it
          </Link>
        )}
        {kind === "session" && sessionId && (
          <button type="button" className={linkClasses} onClick={() => setChanging(true)}>
            Change it
          </button>
        )}
        {kind === "operator" && level === "stop" && "Ask whoever runs it, or use a free model."}
      </span>
      {changing && sessionId && (
        <SessionBudgetDialog sessionId={sessionId} onClose={() => setChanging(false)} />
      )}
    </p>
  );
}
