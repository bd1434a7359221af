import { ClipboardPaste, FileJson } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { FieldErrors } from "#lib/errors.ts";
import { errorAt } from "./error-at.ts";
import { FieldNote } from "./field-note.tsx";
import { GraphItem } from "./graph-item.tsx";
import type { FormGraph } from "./option-values.ts";
import { PasteGraph } from "./paste-graph.tsx";
import { GraphTextError, readGraphFile, withGraph } from "./read-graph-file.ts";

type GraphsFieldProps = {
  label: string;
  hint: string;
  graphs: FormGraph[];
  /** Where the server says what is wrong with them. */
  path: string;
  errors: FieldErrors;
  onChange: (graphs: FormGraph[]) => void;
};

/** Graphs that were made in ComfyUI: those that are kept, and more from files or the clipboard. */
export function GraphsField({ label, hint, graphs, path, errors, onChange }: GraphsFieldProps) {
  const id = useId();
  const [pasting, setPasting] = useState(false);
  const [refused, setRefused] = useState<string>();
  const add = (added: FormGraph[]) => {
    onChange(added.reduce(withGraph, graphs));
    setPasting(false);
  };
  const addFiles = (files: FileList) =>
    Promise.all(Array.from(files, readGraphFile)).then(
      (added) => {
        setRefused(undefined);
        add(added);
      },
      (error: unknown) => setRefused(error instanceof GraphTextError ? error.message : String(error)),
    );
  return (
    <fieldset aria-describedby={`${id}-note`} className="flex min-w-0 flex-col gap-3">
      <legend className="mb-3 font-medium text-sm leading-none">{label}</legend>
      {graphs.length > 0 && (
        <ul className="flex flex-col gap-2">
          {graphs.map((graph, index) => (
            <GraphItem
              key={graph.id}
              graph={graph}
              error={errorAt(errors, `${path}.${index}`)}
              onRename={(name) => onChange(graphs.with(index, { ...graph, name }))}
              onRemove={() => onChange(graphs.toSpliced(index, 1))}
            />
          ))}
        </ul>
      )}
      {pasting ? (
        <PasteGraph onAdd={(graph) => add([graph])} onCancel={() => setPasting(false)} />
      ) : (
        <AddGraphs onFiles={(files) => void addFiles(files)} onPaste={() => setPasting(true)} />
      )}
      <FieldNote id={`${id}-note`} hint={hint} error={refused ?? errors[path]} />
    </fieldset>
  );
}

function AddGraphs({ onFiles, onPaste }: { onFiles: (files: FileList) => void; onPaste: () => void }) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="outline" className="h-10" onClick={() => chooser.current?.click()}>
        <FileJson /> Choose a file
      </Button>
      <Button variant="outline" className="h-10" onClick={onPaste}>
        <ClipboardPaste /> Paste
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        multiple
        hidden
        aria-label="Choose a graph"
        onChange={({ target }) => {
          if (target.files) onFiles(target.files);
          // The same file again, corrected, is a new choice.
          target.value = "";
        }}
      />
    </div>
  );
}
