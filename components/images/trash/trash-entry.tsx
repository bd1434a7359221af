import { ImageIcon, Undo2, X } from "lucide-react";
import { smallerUrl } from "#components/images/asset-url.ts";
import { RelativeTime } from "#components/images/session-list/relative-time.tsx";
import { firstWords } from "#components/images/step/step-words.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { TrashEntryView } from "#lib/images/trash-views.ts";

type TrashEntryProps = {
  entry: TrashEntryView;
  selected: boolean;
  onSelect: (range: boolean) => void;
  onRestore: () => void;
  onPurge: () => void;
};

/** One thing in the trash: a session, or steps that went together. */
export function TrashEntry({ entry, selected, onSelect, onRestore, onPurge }: TrashEntryProps) {
  const name = entryName(entry);
  return (
    <li
      className={cn(
        "flex items-center gap-3 rounded-lg border bg-card p-2 pr-3 transition-colors",
        selected && "border-primary bg-primary-soft",
      )}
    >
      <label className="flex min-w-0 grow cursor-pointer select-none items-center gap-3">
        <input
          type="checkbox"
          aria-label={`Select ${name}`}
          checked={selected}
          readOnly
          data-trash={entry.id}
          onClick={(event) => onSelect(event.shiftKey)}
          className="ml-2 size-4 shrink-0 accent-primary"
        />
        <Thumbnail url={entry.thumbnailUrl} />
        <span className="flex min-w-0 flex-col">
          <span className="truncate font-medium">{name}</span>
          <span className="truncate text-muted-foreground text-xs">{contentOf(entry)}</span>
          <span className="text-muted-foreground text-xs">
            Deleted <RelativeTime instant={entry.deletedAt} /> · {describeLeft(entry.purgedAt)}
          </span>
        </span>
      </label>
      <Button
        variant="outline"
        className="h-10 max-sm:size-10 max-sm:p-0 md:h-9"
        aria-label={`Restore ${name}`}
        onClick={onRestore}
      >
        <Undo2 /> <span className="max-sm:hidden">Restore</span>
      </Button>
      <Button
        variant="ghost"
        size="icon"
        className="size-10 md:size-9"
        aria-label={`Delete ${name} for ever`}
        title="Delete for ever"
        onClick={onPurge}
      >
        <X />
      </Button>
    </li>
  );
}

function Thumbnail({ url }: { url: string | null }) {
  return (
    <span className="flex size-16 shrink-0 items-center justify-center overflow-hidden rounded-md border bg-muted text-muted-foreground">
      {url ? (
        <img
          src={smallerUrl(url, 320)}
          alt=""
          loading="lazy"
          decoding="async"
          className="size-full object-cover"
        />
      ) : (
        <ImageIcon className="size-5" aria-hidden="true" />
      )}
    </span>
  );
}

function entryName({ kind, title, prompt, stepNumbers }: TrashEntryView): string {
  const words = prompt ? firstWords(prompt, 60) : null;
  if (kind === "session") return title ?? words ?? "New session";
  const [first, last] = stepNumbers ?? [0, 0];
  return `${first === last ? `Step ${first}` : `Steps ${first} to ${last}`}${words ? `: ${words}` : ""}`;
}

function contentOf({ kind, title, stepCount, stepNumbers }: TrashEntryView): string {
  const steps = stepCount === 1 ? "1 step" : `${stepCount} steps`;
  if (kind === "session") return `Session · ${steps}`;
  const branch = stepNumbers && stepNumbers[0] !== stepNumbers[1] ? `${steps} ` : "";
  return `${branch}of ${title ?? "a session without a title"}`;
}

const DAY_MS = 24 * 60 * 60 * 1000;

function describeLeft(purgedAt: string): string {
  const days = Math.ceil((Date.parse(purgedAt) - Date.now()) / DAY_MS);
  if (days <= 1) return "goes for ever today";
  return `goes for ever in ${days} days`;
}
