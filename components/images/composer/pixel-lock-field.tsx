import { useId } from "react";
import type { GenerationParams } from "#lib/images/schemas.ts";
import { FieldLabel } from "./field-label.tsx";

type PixelLockFieldProps = {
  params: GenerationParams;
  set: (change: Partial<GenerationParams>) => void;
};

/** What is done with a masked picture before it is kept. */
export function PixelLockField({ params, set }: PixelLockFieldProps) {
  const locked = params.pixelLock !== false;
  return (
    <div className="flex flex-wrap gap-x-8 sm:col-span-full">
      <Switch
        name="Keep everything outside the mask"
        help="This model may change more than the mask. What lies outside is put back; the model's own picture is kept too"
        checked={locked}
        onChange={(checked) => set({ pixelLock: checked ? undefined : false })}
      />
      <Switch
        name="Match its colors"
        help="For models that shift the colors of everything: inside the mask they are brought back to what is around it"
        checked={locked && params.colorMatch === true}
        disabled={!locked}
        onChange={(checked) => set({ colorMatch: checked || undefined })}
      />
    </div>
  );
}

type SwitchProps = {
  name: string;
  help: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
};

function Switch({ name, help, checked, disabled = false, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex min-h-10 items-center gap-2 has-disabled:opacity-50">
      <input
        id={id}
        type="checkbox"
        className="size-5 shrink-0 accent-primary"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <FieldLabel htmlFor={id} name={name} help={help} />
    </div>
  );
}
