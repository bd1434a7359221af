import type { ReactNode } from "react";
import type { SweepAxis } from "#lib/images/schemas.ts";
import { useModels } from "../composer/models-context.tsx";
import { axisLabels } from "./axis-labels.ts";
import { moveInTable } from "./move-in-table.ts";
import { AXIS_NAMES } from "./sweep-axes.ts";

type SweepTableProps = {
  axes: readonly SweepAxis[];
  caption: string;
  /** What stands in a place of the grid, row by row from 0; `name` says its values in words. */
  renderCell: (cell: number, name: string) => ReactNode;
};

/** A grid whose labels stay in sight while it scrolls. The first axis runs along the columns. */
export function SweepTable({ axes, caption, renderCell }: SweepTableProps) {
  const models = useModels();
  const [columns, rows] = axes;
  if (!columns) return null;
  const across = axisLabels(columns, models);
  const down = rows ? axisLabels(rows, models) : [""];
  return (
    <table className="border-separate border-spacing-2" onKeyDown={moveInTable}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {rows && (
            <th className="sticky top-0 left-0 z-20 bg-popover p-1 text-left align-bottom font-normal text-muted-foreground text-xs">
              <span className="block whitespace-nowrap">{AXIS_NAMES[columns.kind]} →</span>
              <span className="block whitespace-nowrap">{AXIS_NAMES[rows.kind]} ↓</span>
            </th>
          )}
          {across.map((label, column) => (
            <th
              key={label + String(column)}
              scope="col"
              title={String(columns.values[column])}
              className="sticky top-0 z-10 min-w-20 max-w-40 bg-popover p-1 text-center align-bottom font-medium text-xs"
            >
              <span className="line-clamp-3 break-words">
                {!rows && <span className="sr-only">{AXIS_NAMES[columns.kind]} </span>}
                {label}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {down.map((rowLabel, row) => (
          <tr key={rowLabel + String(row)}>
            {rows && (
              <th
                scope="row"
                title={String(rows.values[row])}
                className="sticky left-0 z-10 w-24 min-w-20 max-w-40 bg-popover p-1 text-left font-medium text-xs"
              >
                <span className="line-clamp-4 break-words">{rowLabel}</span>
              </th>
            )}
            {across.map((label, column) => (
              <td key={label + String(column)} className="p-0">
                {renderCell(
                  row * across.length + column,
                  [`${AXIS_NAMES[columns.kind]} ${label}`, rows && `${AXIS_NAMES[rows.kind]} ${rowLabel}`]
                    .filter(Boolean)
                    .join(", "),
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
