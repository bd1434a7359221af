import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Label } from "#components/ui/label.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { FieldNote } from "./field-note.tsx";
import type { FormGraph } from "./option-values.ts";
import { GraphTextError, readGraphText } from "./read-graph-file.ts";

type PasteGraphProps = { onAdd: (graph: FormGraph) => void; onCancel: () => void };

/** A graph by its text, for who has no file at hand. */
export function PasteGraph({ onAdd, onCancel }: PasteGraphProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const add = () => {
    try {
      onAdd(readGraphText(text));
    } catch (failure) {
      if (!(failure instanceof GraphTextError)) throw failure;
      setError(failure.message);
    }
  };
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor={id}>The graph, as Export (API) wrote it</Label>
      <Textarea
        id={id}
        autoFocus
        spellCheck={false}
        className="max-h-40 min-h-24 overflow-y-auto font-mono text-xs md:text-xs"
        value={text}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => setText(event.target.value)}
      />
      <FieldNote id={`${id}-note`} hint={undefined} error={error} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" className="h-10" onClick={onCancel}>
          Never mind
        </Button>
        <Button variant="outline" className="h-10" onClick={add}>
          Add this graph
        </Button>
      </div>
    </div>
  );
}
