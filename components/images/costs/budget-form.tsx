import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";
import { parseDollars, toDollarsText } from "./parse-dollars.ts";

type BudgetFormProps = {
  label: string;
  /** Micro-dollars; null while there is no budget. */
  limitMicros: number | null;
  /** @throws what is told to the person by whoever saves */
  onSave: (micros: number | null) => Promise<void>;
  /** Left of the button that saves. */
  beside?: ReactNode;
};

/** Sets an amount of dollars, or takes it away. */
export function BudgetForm({ label, limitMicros, onSave, beside }: BudgetFormProps) {
  const [inputId, problemId] = [useId(), useId()];
  const [text, setText] = useState(limitMicros === null ? "" : toDollarsText(limitMicros));
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const save = async (micros: number | null) => {
    setSaving(true);
    await onSave(micros).finally(() => setSaving(false));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog is opened from within the prompt box, whose form must not hear of it.
    event.stopPropagation();
    const micros = parseDollars(text);
    if (micros === null) setProblem("Enter an amount, such as 5 or 12.50, up to 1,000,000.");
    else void save(micros);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <div className="flex flex-col gap-2">
        <Label htmlFor={inputId}>{label}</Label>
        <div className="relative">
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted-foreground"
          >
            $
          </span>
          <Input
            id={inputId}
            value={text}
            inputMode="decimal"
            autoComplete="off"
            placeholder="No limit"
            maxLength={20}
            aria-invalid={problem !== null}
            aria-describedby={problem ? problemId : undefined}
            onChange={(event) => {
              setText(event.target.value);
              setProblem(null);
            }}
            onFocus={(event) => event.target.select()}
            className="h-10 pl-7 tabular-nums"
          />
        </div>
        {problem && (
          <p id={problemId} role="alert" className="text-destructive-text text-xs">
            {problem}
          </p>
        )}
      </div>
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:items-center">
        {limitMicros !== null && (
          <Button
            variant="ghost"
            className="h-10 sm:mr-auto sm:-ml-4"
            disabled={saving}
            onClick={() => void save(null)}
          >
            Remove the budget
          </Button>
        )}
        <span className="grow max-sm:hidden" />
        {beside}
        <Button type="submit" className="h-10" disabled={saving}>
          Save
        </Button>
      </div>
    </form>
  );
}
