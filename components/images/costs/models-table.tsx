import { Badge } from "#components/ui/badge.tsx";
import type { ModelSpendView, MonthSpendView } from "#lib/images/spend-views.ts";
import { nameMonth } from "./month-name.ts";
import { explainSpend, formatSpend } from "./spend-words.ts";

/** What one month was spent on, the dearest model first. */
export function ModelsTable({ month }: { month: MonthSpendView }) {
  const inexact = explainSpend(month);
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-card p-4 md:p-5">
      <table className="w-full text-sm">
        <caption className="pb-2 text-left font-medium">{nameMonth(month.month)} by model</caption>
        <thead>
          <tr className="text-left text-muted-foreground text-xs">
            <th scope="col" className="py-1.5 font-normal">
              Model
            </th>
            <th scope="col" className="py-1.5 pl-4 text-right font-normal">
              Calls
            </th>
            <th scope="col" className="py-1.5 pl-4 text-right font-normal">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {month.models.map((model) => (
            <ModelRow key={`${model.provider} ${model.model} ${model.withOwnKey}`} model={model} />
          ))}
        </tbody>
      </table>
      {inexact && <p className="text-muted-foreground text-xs">Of the month: {inexact}</p>}
    </div>
  );
}

function ModelRow({ model }: { model: ModelSpendView }) {
  return (
    <tr className="border-t">
      <th scope="row" className="max-w-0 py-2.5 text-left font-normal" style={{ width: "100%" }}>
        <span className="flex min-w-0 items-center gap-2">
          <span className="flex min-w-0 flex-col">
            <span className="truncate">{model.modelLabel || "Unknown model"}</span>
            <span className="truncate text-muted-foreground text-xs">{model.providerLabel}</span>
          </span>
          {model.withOwnKey && <Badge variant="outline">Your key</Badge>}
        </span>
      </th>
      <td className="py-2.5 pl-4 text-right text-muted-foreground tabular-nums">
        {model.callCount.toLocaleString("en")}
      </td>
      <td className="whitespace-nowrap py-2.5 pl-4 text-right tabular-nums">{formatSpend(model)}</td>
    </tr>
  );
}
