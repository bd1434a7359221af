import { Trash2 } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { FieldNote } from "./field-note.tsx";
import type { FormGraph } from "./option-values.ts";

type GraphItemProps = {
  graph: FormGraph;
  error: string | undefined;
  onRename: (name: string) => void;
  onRemove: () => void;
};

/** Steps know a kept graph by its name, so only a new one can be called otherwise. */
export function GraphItem({ graph, error, onRename, onRemove }: GraphItemProps) {
  const { name, takes, problem } = graph;
  const id = useId();
  const isNew = graph.graph !== undefined;
  const hint = isNew ? "New: it is looked at when you save." : `Takes ${takes.join(", ")}`;
  return (
    <li className="flex flex-col gap-1.5 rounded-md border p-2 pl-3">
      <div className="flex items-center gap-2">
        {isNew ? (
          <Input
            value={name}
            // One that was pasted has none yet.
            autoFocus={name === ""}
            aria-label="Name of the graph"
            aria-invalid={error !== undefined}
            aria-describedby={`${id}-note`}
            placeholder="Name"
            maxLength={60}
            className="h-10 md:h-9"
            onChange={(event) => onRename(event.target.value)}
          />
        ) : (
          <span className="min-w-0 grow truncate font-medium text-sm">{name}</span>
        )}
        <Button
          variant="ghost"
          size="icon"
          className="size-10 shrink-0 md:size-9"
          aria-label={`Remove the graph ${name}`}
          onClick={onRemove}
        >
          <Trash2 />
        </Button>
      </div>
      <FieldNote id={`${id}-note`} hint={hint} error={error ?? problem ?? undefined} />
    </li>
  );
}
