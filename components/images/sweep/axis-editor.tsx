import { X } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { modelKey } from "../composer/model-choice.ts";
import { useModels } from "../composer/models-context.tsx";
import { describeModelName } from "../step/step-words.ts";
import { AXIS_NAMES, type AxisDraft, type AxisKind, randomSeeds, rangeOf, readAxis } from "./sweep-axes.ts";

type AxisEditorProps = {
  name: "Columns" | "Rows";
  draft: AxisDraft;
  kinds: readonly AxisKind[];
  model: ModelCapabilities;
  onKind: (kind: AxisKind) => void;
  onChange: (draft: AxisDraft) => void;
  onRemove?: () => void;
};

/** What one side of the grid varies, and its values. */
export function AxisEditor({ name, draft, kinds, model, onKind, onChange, onRemove }: AxisEditorProps) {
  const id = useId();
  const { problem } = readAxis(draft);
  return (
    <fieldset className="flex flex-col gap-3 rounded-lg border p-3">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-center gap-2">
        <Label htmlFor={id} className="w-16 shrink-0 text-muted-foreground">
          {name}
        </Label>
        <Select value={draft.kind} onValueChange={(kind) => onKind(kind as AxisKind)}>
          <SelectTrigger id={id} className="h-10 flex-1 md:h-9">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {kinds.map((kind) => (
              <SelectItem key={kind} value={kind} className="min-h-10 md:min-h-8">
                {AXIS_NAMES[kind]}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
        {onRemove && (
          <Button
            variant="ghost"
            size="icon"
            className="size-10 md:size-9"
            aria-label={`Remove ${name.toLowerCase()}`}
            title={`Remove ${name.toLowerCase()}`}
            onClick={onRemove}
          >
            <X />
          </Button>
        )}
      </div>
      <AxisValues {...{ draft, model, onChange }} problemId={`${id}-problem`} />
      {problem && (
        <p id={`${id}-problem`} className="text-warning-text text-xs">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

type ValuesProps = Pick<AxisEditorProps, "draft" | "model" | "onChange"> & { problemId: string };

function AxisValues({ draft, model, onChange, problemId }: ValuesProps) {
  const setText = (text: string) => onChange({ ...draft, text });
  if (draft.kind === "model") return <ModelValues draft={draft} onChange={onChange} />;
  if (draft.kind === "prompt") {
    return (
      <div className="flex flex-col gap-1">
        <Textarea
          aria-label="Prompt with variants"
          aria-describedby={problemId}
          rows={3}
          value={draft.text}
          onChange={(event) => setText(event.target.value)}
        />
        <p className="text-muted-foreground text-xs">
          Write what varies in braces: <code>a {"{red|blue}"} kite</code>
        </p>
      </div>
    );
  }
  const range = rangeOf(draft.kind, model);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex gap-2">
        <Input
          aria-label={`Values of ${AXIS_NAMES[draft.kind].toLowerCase()}`}
          aria-describedby={problemId}
          inputMode="text"
          value={draft.text}
          onChange={(event) => setText(event.target.value)}
          className="h-10 tabular-nums md:h-9"
        />
        {draft.kind === "seed" && (
          <Button
            variant="outline"
            className="h-10 md:h-9"
            onClick={() => setText(randomSeeds(model, 4).join(", "))}
          >
            4 random
          </Button>
        )}
      </div>
      <p className="text-muted-foreground text-xs">
        {range ? `With commas, from ${range.min} to ${range.max}.` : "With commas between them."}
      </p>
    </div>
  );
}

function ModelValues({ draft, onChange }: Pick<ValuesProps, "draft" | "onChange">) {
  const models = useModels();
  const toggle = (key: string) => {
    const chosen = draft.models.includes(key)
      ? draft.models.filter((each) => each !== key)
      : [...draft.models, key];
    onChange({ ...draft, models: chosen });
  };
  return (
    <div className="flex max-h-48 flex-col overflow-y-auto">
      {models.map((model) => (
        <label
          key={modelKey(model)}
          className="flex min-h-10 cursor-pointer items-center gap-2 text-sm md:min-h-8"
        >
          <input
            type="checkbox"
            className="size-4 accent-primary"
            checked={draft.models.includes(modelKey(model))}
            onChange={() => toggle(modelKey(model))}
          />
          {describeModelName(model)}
        </label>
      ))}
    </div>
  );
}
