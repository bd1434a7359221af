import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { FilterButton } from "./session-filter-button.tsx";
import { SessionFilterMenu } from "./session-filter-menu.tsx";
import { dayBefore, type SessionFilters } from "./session-filters.ts";

type Days = Pick<SessionFilters, "from" | "to">;
type SessionDateFilterProps = Days & { onChange: (days: Days) => void };

const PRESETS = [
  { value: "0", label: "Today" },
  { value: "6", label: "Last 7 days" },
  { value: "29", label: "Last 30 days" },
  { value: "364", label: "Last 12 months" },
];

/** When a session was last worked on: a span up to today, or from a day to a day. */
export function SessionDateFilter({ from, to, onChange }: SessionDateFilterProps) {
  const today = new Date();
  const preset = PRESETS.find(({ value }) => to === null && from === dayBefore(today, Number(value)));
  const active = from !== null || to !== null;
  const [choosing, setChoosing] = useState(active && !preset);
  const choose = (value: string) => {
    setChoosing(value === "days");
    if (value === "any") onChange({ from: null, to: null });
    else if (value !== "days") onChange({ from: dayBefore(today, Number(value)), to: null });
  };
  const value = choosing ? "days" : (preset?.value ?? "any");
  return (
    <>
      <SessionFilterMenu
        trigger={
          <FilterButton active={active}>
            {choosing ? "Chosen days" : (preset?.label ?? "Any time")}
          </FilterButton>
        }
        value={value}
        options={[{ value: "any", label: "Any time" }, ...PRESETS, { value: "days", label: "Choose days…" }]}
        onChange={choose}
      />
      {choosing && (
        <div className="flex items-center gap-2 text-muted-foreground text-sm">
          <DayInput label="From" value={from} max={to} onChange={(day) => onChange({ from: day, to })} />
          <span aria-hidden="true">–</span>
          <DayInput label="To" value={to} min={from} onChange={(day) => onChange({ from, to: day })} />
        </div>
      )}
    </>
  );
}

type DayInputProps = {
  label: string;
  value: string | null;
  min?: string | null;
  max?: string | null;
  onChange: (day: string | null) => void;
};

function DayInput({ label, value, min, max, onChange }: DayInputProps) {
  return (
    <Input
      type="date"
      aria-label={label}
      value={value ?? ""}
      min={min ?? undefined}
      max={max ?? undefined}
      onChange={(event) => onChange(event.target.value || null)}
      className="h-10 w-36 md:h-8"
    />
  );
}
