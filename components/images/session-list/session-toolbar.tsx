import { Star, Trash2 } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { useModels } from "../composer/models-context.tsx";
import { SessionDateFilter } from "./session-date-filter.tsx";
import { activeFilterClasses, FilterButton } from "./session-filter-button.tsx";
import { SessionFilterMenu } from "./session-filter-menu.tsx";
import { isFiltered, noFilters, type SessionFilters } from "./session-filters.ts";
import { SessionSearch } from "./session-search.tsx";

type SessionToolbarProps = {
  filters: SessionFilters;
  /** How many are shown, such as "12 found"; empty without a filter. */
  found: string;
  onChange: (change: Partial<SessionFilters>) => void;
};

/** The heading of the list with what narrows it. */
export function SessionToolbar({ filters, found, onChange }: SessionToolbarProps) {
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <h2 id="sessions" className="mr-auto whitespace-nowrap font-semibold text-base">
          Your sessions
        </h2>
        <Button asChild variant="ghost" size="sm" className="h-10 md:h-8">
          <Link href="/images/trash" prefetch={false}>
            <Trash2 /> Trash
          </Link>
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <SessionSearch q={filters.q} onChange={(q) => onChange({ q })} />
        <ModelFilter model={filters.model} onChange={(model) => onChange({ model })} />
        <SessionDateFilter
          key={`${filters.from === null}${filters.to === null}`}
          from={filters.from}
          to={filters.to}
          onChange={onChange}
        />
        <Button
          variant="outline"
          size="sm"
          aria-pressed={filters.starred}
          className={cn("h-10 font-normal md:h-8", filters.starred && activeFilterClasses)}
          onClick={() => onChange({ starred: !filters.starred })}
        >
          <Star className={cn(filters.starred && "fill-current")} /> Starred
        </Button>
        {isFiltered(filters) && (
          <Button variant="ghost" size="sm" className="h-10 md:h-8" onClick={() => onChange(noFilters)}>
            Clear filters
          </Button>
        )}
        <span role="status" className="ml-auto text-muted-foreground text-sm">
          {found}
        </span>
      </div>
    </div>
  );
}

type ModelFilterProps = { model: string | null; onChange: (model: string | null) => void };

function ModelFilter({ model, onChange }: ModelFilterProps) {
  const models = useModels().map(({ provider, id, label }) => ({ value: `${provider}/${id}`, label }));
  // One that is not set up any more can still be in an address.
  const known = models.find(({ value }) => value === model);
  const options = [{ value: "", label: "Any model" }, ...models];
  if (model && !known) options.push({ value: model, label: model });
  return (
    <SessionFilterMenu
      trigger={<FilterButton active={model !== null}>{known?.label ?? model ?? "Any model"}</FilterButton>}
      value={model ?? ""}
      options={options}
      onChange={(value) => onChange(value || null)}
    />
  );
}
