import { useId } from "react";
import { Label } from "#components/ui/label.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FieldErrors } from "#lib/errors.ts";
import type { OptionField as Field } from "#lib/images/providers/kind-options.ts";
import { ChoiceField } from "./choice-field.tsx";
import { errorAt } from "./error-at.ts";
import { FieldNote } from "./field-note.tsx";
import { GraphsField } from "./graphs-field.tsx";
import type { OptionValue } from "./option-values.ts";
import { TextField } from "./text-field.tsx";

type OptionFieldProps = {
  field: Field;
  value: OptionValue;
  /** Where the server says what is wrong with it. */
  path: string;
  errors: FieldErrors;
  onChange: (value: OptionValue) => void;
};

/** Whatever one kind of provider can be told and others cannot. */
export function OptionField({ field, value, path, errors, onChange }: OptionFieldProps) {
  const error = errorAt(errors, path);
  const text = typeof value === "string" ? value : "";
  switch (field.field) {
    case "text":
      return (
        <TextField
          label={field.label}
          hint={field.hint}
          placeholder={field.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={text}
          error={error}
          onChange={onChange}
        />
      );
    case "choice":
      return <ChoiceField {...field} value={text} error={error} onChange={onChange} />;
    case "names":
      return <NamesField {...field} value={text} error={error} onChange={onChange} />;
    case "graphs": {
      const graphs = typeof value === "string" ? [] : value;
      return <GraphsField {...field} graphs={graphs} path={path} errors={errors} onChange={onChange} />;
    }
  }
}

type NamesFieldProps = {
  label: string;
  hint: string;
  placeholder: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function NamesField({ label, hint, placeholder, value, error, onChange }: NamesFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor={id}>{label}</Label>
      <Textarea
        id={id}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldNote id={`${id}-note`} hint={hint} error={error} />
    </div>
  );
}
