import { ArrowDown, ArrowUp, type LucideIcon, X } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { FieldErrors } from "#lib/errors.ts";
import type { ModelName } from "#lib/images/providers/types.ts";

type FallbackOrderProps = {
  targets: readonly ModelName[];
  fields: FieldErrors;
  onChange: (targets: readonly ModelName[]) => void;
};

/** The models that stand in, to be put into the order in which they are tried. */
export function FallbackOrder({ targets, fields, onChange }: FallbackOrderProps) {
  const [said, setSaid] = useState("");
  const move = (from: number, to: number) => {
    const target = targets[from];
    if (!target || to < 0 || to >= targets.length) return;
    onChange(targets.toSpliced(from, 1).toSpliced(to, 0, target));
    setSaid(`${target.label} is number ${to + 1} now`);
  };
  const last = targets.length - 1;
  return (
    <>
      <ol aria-label="Used in this order" className="flex flex-col gap-1 empty:hidden">
        {targets.map((target, index) => (
          <li key={`${target.provider}/${target.model}`} className="flex flex-col">
            <div className="flex items-center gap-1 rounded-lg border py-1 pr-1 pl-3">
              <span className="mr-2 text-muted-foreground text-sm tabular-nums">{index + 1}</span>
              <span className="flex min-w-0 grow flex-col text-sm leading-5">
                <span className="truncate">{target.label}</span>
                <span className="truncate text-muted-foreground text-xs">{target.providerLabel}</span>
              </span>
              <RowButton
                icon={ArrowUp}
                label={`Move ${target.label} up`}
                off={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <RowButton
                icon={ArrowDown}
                label={`Move ${target.label} down`}
                off={index === last}
                onClick={() => move(index, index + 1)}
              />
              <RowButton
                icon={X}
                label={`Take ${target.label} out`}
                onClick={() => onChange(targets.toSpliced(index, 1))}
              />
            </div>
            <p className="px-3 pt-1 text-destructive-text text-xs empty:hidden">
              {fields[`targets.${index}`]}
            </p>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}

type RowButtonProps = { icon: LucideIcon; label: string; off?: boolean; onClick: () => void };

/** `off` keeps the focus where it is: a model that is moved to an end can be moved back from there. */
function RowButton({ icon: Icon, label, off = false, onClick }: RowButtonProps) {
  return (
    <Button
      variant="ghost"
      size="icon"
      className="size-10 md:size-8"
      aria-label={label}
      title={label}
      aria-disabled={off}
      onClick={() => off || onClick()}
    >
      <Icon />
    </Button>
  );
}
