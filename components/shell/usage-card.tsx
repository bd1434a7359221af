import type { LucideIcon } from "lucide-react";
import { Progress } from "#components/ui/progress.tsx";

type UsageCardProps = {
  icon: LucideIcon;
  label: string;
  value: string;
  note: string;
  /** Of a limit, 0 to 1. */
  fraction?: number;
};

export function UsageCard({ icon: Icon, label, value, note, fraction }: UsageCardProps) {
  return (
    <div className="flex flex-col gap-3 rounded-lg border bg-card p-4 md:p-5">
      <dt className="flex items-center gap-2 text-muted-foreground">
        <Icon className="size-4" aria-hidden="true" />
        {label}
      </dt>
      <dd className="flex grow flex-col gap-1">
        <span className="font-semibold text-2xl tabular-nums tracking-tight">{value}</span>
        <span className="text-muted-foreground text-xs tabular-nums">{note}</span>
        {fraction !== undefined && (
          <Progress value={fraction} aria-label={`${label}: ${note}`} className="mt-2" />
        )}
      </dd>
    </div>
  );
}
