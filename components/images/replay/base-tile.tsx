import { Check } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import { smallerUrl } from "../asset-url.ts";
import type { BaseListProps } from "./base-picker.tsx";
import type { ReplayBase } from "./replay-base.ts";

/** A picture, or a step that is still at work, to choose. */
export function BaseTile({ base, chosen, onToggle }: BaseListProps & { base: ReplayBase }) {
  const isChosen = chosen.some(({ id }) => id === base.id);
  const unfinished = base.kind === "step";
  const name = unfinished ? `${base.name}, not ready yet` : base.name;
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={`${name}: ${base.prompt}`}
        title={base.prompt}
        onClick={() => onToggle(base)}
        className={cn(
          "relative aspect-square w-full cursor-pointer overflow-hidden rounded-md bg-muted",
          isChosen && "ring-2 ring-primary ring-offset-2 ring-offset-popover",
        )}
      >
        {base.url && (
          <img
            src={unfinished ? base.url : smallerUrl(base.url, 320)}
            alt=""
            loading="lazy"
            decoding="async"
            className="size-full object-cover"
          />
        )}
        {unfinished && (
          <span className="absolute inset-0 flex items-center justify-center bg-black/30">
            <Spinner className="size-5 text-white" />
          </span>
        )}
        <span className="absolute bottom-1 left-1 rounded-sm bg-black/60 px-1.5 text-white text-xs tabular-nums">
          {base.name}
        </span>
        {isChosen && (
          <span className="absolute top-1 right-1 rounded-full bg-primary p-0.5 text-primary-foreground">
            <Check className="size-3.5" aria-hidden="true" />
          </span>
        )}
      </button>
    </li>
  );
}
