import { MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { ActionMenu } from "#components/ui/action-menu.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { FallbackModelView, FallbackView } from "#lib/images/provider-settings/fallback-views.ts";

type FallbackCardProps = { fallback: FallbackView; onChange: () => void; onRemove: () => void };

/** One model, and those that stand in for it in their order. */
export function FallbackCard({ fallback, onChange, onRemove }: FallbackCardProps) {
  return (
    <li className="flex items-start gap-3 rounded-lg border bg-card p-4">
      <div className="flex min-w-0 grow flex-col gap-2">
        <h3 className="min-w-0 font-medium">
          <Named model={fallback} />
        </h3>
        <ol className="flex flex-col gap-1.5 text-sm">
          {fallback.targets.map((target, index) => (
            <li key={`${target.provider}/${target.model}`} className="flex min-w-0 gap-2">
              <span className="shrink-0 text-muted-foreground tabular-nums">{index + 1}.</span>
              <Named model={target} />
            </li>
          ))}
        </ol>
      </div>
      <ActionMenu
        align="end"
        trigger={
          <Button
            variant="ghost"
            size="icon"
            className="size-10 md:size-9"
            aria-label={`Actions for ${fallback.label}`}
          >
            <MoreHorizontal />
          </Button>
        }
        actions={[
          { label: "Change", icon: Pencil, onSelect: onChange },
          { label: "Remove", icon: Trash2, onSelect: onRemove, destructive: true },
        ]}
      />
    </li>
  );
}

function Named({ model: { label, providerLabel, available } }: { model: FallbackModelView }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span className={cn("min-w-0 break-words", !available && "text-muted-foreground")}>{label}</span>
      <span className="font-normal text-muted-foreground text-xs">{providerLabel}</span>
      {!available && (
        <Badge variant="outline" title="Its provider is turned off, or does not offer it any more">
          Not available now
        </Badge>
      )}
    </span>
  );
}
