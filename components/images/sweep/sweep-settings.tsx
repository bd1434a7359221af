import { Plus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { smallerUrl } from "../asset-url.ts";
import type { TrayImage } from "../composer/draft.ts";
import { AxisEditor } from "./axis-editor.tsx";
import type { SweepDraft } from "./use-sweep-draft.ts";

/** What is varied, over which picture, and what all cells have in common. */
export function SweepSettings({ draft, model }: { draft: SweepDraft; model: ModelCapabilities }) {
  const { drafts, leftOut, oneSeed, source } = draft;
  return (
    <div className="flex flex-col gap-3 p-4 md:min-h-0 md:overflow-y-auto md:border-r md:pl-6">
      <SweepSource source={source} />
      {drafts.map((each, at) => (
        <AxisEditor
          key={at === 0 ? "columns" : "rows"}
          name={at === 0 ? "Columns" : "Rows"}
          draft={each}
          kinds={draft.kindsOf(at)}
          model={model}
          onKind={(kind) => draft.setKind(at, kind)}
          onChange={(next) => draft.setDraft(at, next)}
          {...(at === 1 && { onRemove: draft.removeRows })}
        />
      ))}
      {drafts.length === 1 && (
        <Button variant="outline" className="h-10 self-start md:h-9" onClick={draft.addRows}>
          <Plus /> Vary a second thing
        </Button>
      )}
      {oneSeed && (
        <label className="flex min-h-10 cursor-pointer items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-primary"
            checked={oneSeed.on}
            onChange={(event) => oneSeed.set(event.target.checked)}
          />
          The same seed everywhere, so that nothing else differs
        </label>
      )}
      {leftOut.length > 0 && (
        <p className="text-warning-text text-xs">
          Left out, because not every model takes it: {leftOut.join(", ")}.
        </p>
      )}
    </div>
  );
}

function SweepSource({ source }: { source: TrayImage | null }) {
  if (!source) return <p className="text-muted-foreground text-sm">From words alone</p>;
  const { url, stepNumber } = source;
  return (
    <p className="flex items-center gap-2 text-muted-foreground text-sm">
      <img src={smallerUrl(url, 320)} alt="" className="size-9 rounded-md bg-muted object-cover" />
      {stepNumber === null ? "From the uploaded picture" : `From the picture of step ${stepNumber}`}
    </p>
  );
}
