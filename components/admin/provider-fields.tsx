import type { FieldErrors } from "#lib/errors.ts";
import type { ProviderKindView } from "#lib/images/provider-settings/views.ts";
import { OptionField } from "./option-field.tsx";
import type { OptionValues } from "./option-values.ts";
import { TextField } from "./text-field.tsx";

/** As typed; a null name follows the kind. */
export type ProviderForm = {
  kind: string;
  name: string | null;
  baseUrl: string;
  apiKey: string;
  options: OptionValues;
};

type ProviderFieldsProps = {
  form: ProviderForm;
  /** Null for one that this version does not know. */
  kind: ProviderKindView | null;
  nameHint: string;
  keepsKey: boolean;
  fields: FieldErrors;
  onChange: (change: Partial<ProviderForm>) => void;
};

/** Only what the kind takes. */
export function ProviderFields(props: ProviderFieldsProps) {
  const { form, kind, nameHint, keepsKey, fields, onChange } = props;
  const needsKey = kind?.key === "required";
  return (
    <>
      <TextField
        label="Name"
        hint={nameHint}
        value={form.name ?? kind?.label ?? ""}
        maxLength={60}
        error={fields.name}
        onChange={(name) => onChange({ name })}
      />
      {kind?.address !== "none" && (
        <TextField
          label={kind?.address === "required" ? "Address" : "Address (optional)"}
          type="url"
          placeholder="https://"
          value={form.baseUrl}
          error={fields.baseUrl}
          hint={kind?.address === "required" ? kind.hint : "Empty: the provider's own."}
          onChange={(baseUrl) => onChange({ baseUrl })}
        />
      )}
      {kind?.key !== "none" && (
        <TextField
          label={needsKey || keepsKey ? "Key" : "Key (optional)"}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={form.apiKey}
          error={fields.apiKey}
          hint={keepsKey ? "Empty: the one that is kept." : needsKey ? kind.hint : undefined}
          onChange={(apiKey) => onChange({ apiKey })}
        />
      )}
      {kind?.options.map(({ name, field }) => (
        <OptionField
          key={name}
          field={field}
          value={form.options[name] ?? ""}
          path={`options.${name}`}
          errors={fields}
          onChange={(value) => onChange({ options: { ...form.options, [name]: value } })}
        />
      ))}
    </>
  );
}
