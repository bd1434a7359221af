import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { AddProvider, ChangeProvider } from "#lib/images/provider-settings/input.ts";
import type { ProviderKindView, ProviderSettingsView } from "#lib/images/provider-settings/views.ts";
import { ChoiceField } from "./choice-field.tsx";
import { toOptions, toValues } from "./option-values.ts";
import { ProviderFields, type ProviderForm } from "./provider-fields.tsx";
import { useSubmit } from "./use-submit.ts";

type ProviderDialogProps = {
  /** Null to add one. */
  provider: ProviderSettingsView | null;
  kinds: ProviderKindView[];
  addTitle: string;
  nameHint: string;
  onClose: () => void;
  /** Both throw what the server found wrong. */
  onAdd: (input: AddProvider) => Promise<void>;
  onChange: (id: string, input: ChangeProvider) => Promise<void>;
};

export function ProviderDialog(props: ProviderDialogProps) {
  const { provider, kinds, addTitle, nameHint, onClose, onAdd, onChange } = props;
  const [start] = useState(() => startForm(provider, kinds));
  const [typed, setTyped] = useState(start);
  const kind = kinds.find((each) => each.kind === typed.kind) ?? null;
  const { form, fields, failure, busy, submit, forget } = useSubmit(async () => {
    const input = toInput(typed, kind);
    if (provider) await onChange(provider.id, toChange(provider, kind, input));
    else await onAdd({ ...input, kind: typed.kind });
    onClose();
  });
  const change = (part: Partial<ProviderForm>) => {
    setTyped((now) => ({ ...now, ...part }));
    forget(Object.keys(part));
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        // A stray click beside it would lose a key or a graph.
        onInteractOutside={(event) => typed !== start && event.preventDefault()}
      >
        <form ref={form} onSubmit={submit} className="flex min-w-0 flex-col gap-5" noValidate>
          <FormHeader title={provider ? `Change ${provider.name}` : addTitle} />
          {!provider && (
            <ChoiceField
              label="Kind"
              choices={kinds.map((each) => ({ value: each.kind, label: each.label }))}
              value={typed.kind}
              onChange={(chosen) => change({ kind: chosen })}
            />
          )}
          <ProviderFields
            form={typed}
            kind={kind}
            nameHint={nameHint}
            keepsKey={provider?.hasKey ?? false}
            fields={fields}
            onChange={change}
          />
          <p role="alert" className="text-destructive-text text-sm empty:hidden">
            {failure ?? fields.kind ?? fields.options}
          </p>
          <FormFooter busy={busy} submitLabel={provider ? "Save" : "Add"} onCancel={onClose} />
        </form>
      </DialogContent>
    </Dialog>
  );
}

function FormHeader({ title }: { title: string }) {
  return (
    <DialogHeader>
      <DialogTitle className="min-w-0 break-words">{title}</DialogTitle>
      <DialogDescription>
        It is tested at once, without making a picture: nothing is charged.
      </DialogDescription>
    </DialogHeader>
  );
}

type FormFooterProps = { busy: boolean; submitLabel: string; onCancel: () => void };

function FormFooter({ busy, submitLabel, onCancel }: FormFooterProps) {
  return (
    <DialogFooter>
      <Button variant="outline" className="h-10" onClick={onCancel}>
        Cancel
      </Button>
      <Button type="submit" className="h-10" aria-disabled={busy}>
        {busy && <Spinner />} {submitLabel}
      </Button>
    </DialogFooter>
  );
}

function startForm(provider: ProviderSettingsView | null, kinds: ProviderKindView[]): ProviderForm {
  const kind = provider ? (kinds.find((each) => each.kind === provider.kind) ?? null) : null;
  return {
    kind: provider?.kind ?? kinds[0]?.kind ?? "",
    name: provider?.name ?? null,
    baseUrl: provider?.baseUrl ?? "",
    apiKey: "",
    options: provider ? toValues(kind, provider.options) : {},
  };
}

/** Without what was typed for another kind and this one does not take. */
function toInput({ name, baseUrl, apiKey, options }: ProviderForm, kind: ProviderKindView | null) {
  return {
    name: name ?? kind?.label ?? "",
    baseUrl: (kind?.address !== "none" && baseUrl.trim()) || null,
    apiKey: (kind?.key !== "none" && apiKey.trim()) || undefined,
    options: toOptions(kind, options),
  };
}

/** Only what is different, so that an address that stays asks for no key. */
function toChange(
  provider: ProviderSettingsView,
  kind: ProviderKindView | null,
  input: ReturnType<typeof toInput>,
): ChangeProvider {
  const before = toOptions(kind, toValues(kind, provider.options));
  return {
    ...(input.name !== provider.name && { name: input.name }),
    ...(input.baseUrl !== provider.baseUrl && { baseUrl: input.baseUrl }),
    ...(input.apiKey && { apiKey: input.apiKey }),
    ...(JSON.stringify(input.options) !== JSON.stringify(before) && { options: input.options }),
  };
}
