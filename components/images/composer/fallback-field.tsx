import type { ModelCapabilities, ModelName } from "#lib/images/providers/types.ts";
import { useComposer, useComposerStore } from "./composer-store.tsx";
import { SwitchField } from "./switch-field.tsx";

type FallbackFieldProps = { model: ModelCapabilities; fallbacks: readonly ModelName[] };

/** Whether others may make the picture when the model's provider is down. */
export function FallbackField({ model, fallbacks }: FallbackFieldProps) {
  const composer = useComposerStore();
  const allowsFallback = useComposer((draft) => draft.allowsFallback);
  const vendors = [...new Set(fallbacks.map(({ providerLabel }) => providerLabel))].join(" or ");
  return (
    <div className="sm:col-span-full">
      <SwitchField
        name={`If it is down, use ${describeChain(model, fallbacks)}`}
        help={`The prompt and its pictures are then sent to ${vendors}, at the price there. The step says so.`}
        checked={allowsFallback}
        onChange={(checked) => composer.setState({ allowsFallback: checked })}
      />
    </div>
  );
}

/** `Gemini, then FLUX.2`, or `Gemini, then 2 others`. The same model elsewhere is told by where that is. */
function describeChain({ label }: ModelCapabilities, fallbacks: readonly ModelName[]): string {
  const names = fallbacks.map((each) =>
    each.label === label ? `${each.label} at ${each.providerLabel}` : each.label,
  );
  return names.length > 2 ? `${names[0]}, then ${names.length - 1} others` : names.join(", then ");
}
