import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { InputThumbnail } from "../composer/input-thumbnail.tsx";
import type { SettingRow } from "../step/step-changes.ts";
import { formatCost, formatSeconds } from "../step/step-words.ts";

type CompareTableProps = {
  names: [string, string];
  steps: [GenerationView, GenerationView];
  rows: SettingRow[];
};

/** Every setting of two steps beside each other; what is equal stands back. */
export function CompareTable({ names, steps, rows }: CompareTableProps) {
  const [one, another] = steps;
  return (
    <table className="w-full table-fixed border-collapse tabular-nums">
      <caption className="sr-only">The settings of both steps</caption>
      <thead>
        <tr className="border-b text-left text-muted-foreground text-xs">
          <th scope="col" className="w-[28%] py-1.5 pr-2 font-normal">
            Setting
          </th>
          <NameCell name={names[0]} />
          <NameCell name={names[1]} />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, values }) => (
          <WordsRow key={label} label={label} values={values} />
        ))}
        <WordsRow label="Took" values={[tookWords(one), tookWords(another)]} />
        <WordsRow label="Cost" values={[formatCost(one.costMicros), formatCost(another.costMicros)]} />
        {steps.some(({ inputs }) => inputs.length > 0) && (
          <Row
            label="Made from"
            values={[<Inputs key="one" step={one} />, <Inputs key="another" step={another} />]}
            differs={originsOf(one) !== originsOf(another)}
          />
        )}
      </tbody>
    </table>
  );
}

function NameCell({ name }: { name: string }) {
  return (
    <th scope="col" className="px-2 py-1.5 font-medium text-foreground">
      {name}
    </th>
  );
}

/** What neither step has is left out. */
function WordsRow({ label, values }: SettingRow) {
  const [one, another] = values;
  if (values.every((value) => value === null || value === "none")) return null;
  return <Row {...{ label, values }} differs={one !== another} />;
}

type RowProps = { label: string; values: [ReactNode, ReactNode]; differs: boolean };

function Row({ label, values: [one, another], differs }: RowProps) {
  const cell = cn("break-words px-2 py-1.5", differs && "font-medium");
  return (
    <tr className={cn("border-b align-top", differs ? "bg-primary-soft" : "text-muted-foreground")}>
      <th
        scope="row"
        className="py-1.5 pr-2 pl-1 text-left font-normal text-muted-foreground text-xs leading-5"
      >
        {label}
        {differs && <span className="sr-only">, differs</span>}
      </th>
      <td className={cell}>{one ?? "–"}</td>
      <td className={cell}>{another ?? "–"}</td>
    </tr>
  );
}

function Inputs({ step: { inputs } }: { step: GenerationView }) {
  const source = inputs.find(({ role }) => role === "input");
  if (inputs.length === 0) return "words only";
  return (
    <span className="flex flex-wrap gap-1">
      {inputs.map((input) => (
        <InputThumbnail key={input.id} {...{ input, source }} className="size-12" />
      ))}
    </span>
  );
}

/** The same for steps that were made from the very same pictures. */
function originsOf({ inputs }: GenerationView): string {
  return inputs.map(({ role, sourceAssetId, id }) => `${role} ${sourceAssetId ?? id}`).join();
}

function tookWords({ durationMs }: GenerationView): string | null {
  return durationMs === null ? null : formatSeconds(durationMs);
}
