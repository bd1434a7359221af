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
import { FALLBACKS_MAX } from "#lib/images/constants.ts";
import type { SetFallbacks } from "#lib/images/provider-settings/fallback-input.ts";
import type { FallbackView } from "#lib/images/provider-settings/fallback-views.ts";
import type { ModelName } from "#lib/images/providers/types.ts";
import { FallbackModelField } from "./fallback-model-field.tsx";
import { FallbackOrder } from "./fallback-order.tsx";
import { isSame, toRef } from "./use-fallbacks.ts";
import { useSubmit } from "./use-submit.ts";

type FallbackDialogProps = {
  /** Null to add one. */
  fallback: FallbackView | null;
  models: readonly ModelName[];
  /** Models that have their own already. */
  taken: readonly FallbackView[];
  onClose: () => void;
  /** Throws what the server found wrong. */
  onSet: (input: SetFallbacks) => Promise<void>;
};

export function FallbackDialog({ fallback, models, taken, onClose, onSet }: FallbackDialogProps) {
  const [model, setModel] = useState<ModelName | null>(fallback);
  const [targets, setTargets] = useState<readonly ModelName[]>(fallback?.targets ?? []);
  const { form, fields, failure, busy, submit } = useSubmit(async () => {
    if (!model) return;
    await onSet({ ...toRef(model), targets: targets.map(toRef) });
    onClose();
  });
  const choices = models.filter((each) => !taken.some((other) => isSame(each, other)));
  const free = models.filter((each) => ![model, ...targets].some((other) => other && isSame(each, other)));
  const choose = (chosen: ModelName) => {
    setModel(chosen);
    setTargets((now) => now.filter((target) => !isSame(target, chosen)));
  };
  const incomplete = model === null || targets.length === 0;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <form ref={form} onSubmit={submit} className="flex min-w-0 flex-col gap-5" noValidate>
          <DialogHeader>
            <DialogTitle>{fallback ? `If ${fallback.label} is down` : "Add a stand-in"}</DialogTitle>
            <DialogDescription>
              The first of these that can make the step makes it. Its vendor then gets prompt and pictures,
              and it costs what that one costs.
            </DialogDescription>
          </DialogHeader>
          {!fallback && (
            <FallbackModelField
              label="If this model is down"
              placeholder="Choose a model"
              models={choices}
              value={model}
              onChoose={choose}
            />
          )}
          {model && <FallbackOrder targets={targets} fields={fields} onChange={setTargets} />}
          {model && targets.length < FALLBACKS_MAX && (
            <FallbackModelField
              key={targets.length}
              label={targets.length === 0 ? "Use this one" : "And if that is down, too"}
              placeholder={free.length === 0 ? "No other model is set up for everybody" : "Choose a model"}
              models={free}
              value={null}
              onChoose={(chosen) => setTargets([...targets, chosen])}
            />
          )}
          <p role="alert" className="text-destructive-text text-sm empty:hidden">
            {failure ?? fields.model ?? fields.targets}
          </p>
          <DialogFooter>
            <Button variant="outline" className="h-10" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" className="h-10" disabled={incomplete} aria-disabled={busy}>
              {busy && <Spinner />} Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
