import { Gauge, HardDrive, Image as ImageIcon, Layers } from "lucide-react";
import { UsageCard } from "#components/shell/usage-card.tsx";
import type { Usage } from "#lib/images/usage.ts";

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

export function UsageCards({ usage }: { usage: Usage }) {
  const { generationsToday: today, generationsPerDay: perDay } = usage;
  return (
    <dl className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
      <UsageCard
        icon={Gauge}
        label="Today"
        value={format(today)}
        note={perDay === 0 ? "in the last 24 hours, no limit" : `of ${format(perDay)} in 24 hours`}
        {...(perDay === 0 ? {} : { fraction: today / perDay })}
      />
      <UsageCard icon={ImageIcon} label="Pictures" value={format(usage.pictureCount)} note="made and kept" />
      <UsageCard
        icon={Layers}
        label="Sessions"
        value={format(usage.sessionCount)}
        note="each a tree of steps"
      />
      <UsageCard
        icon={HardDrive}
        label="Storage"
        value={formatBytes(usage.storedBytes)}
        note="used by your pictures"
      />
    </dl>
  );
}

function format(number: number): string {
  return number.toLocaleString("en");
}

function formatBytes(bytes: number): string {
  const power = bytes === 0 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString("en", { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 })} ${UNITS[power]}`;
}
