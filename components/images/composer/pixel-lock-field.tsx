import type { GenerationParams } from "#lib/images/schemas.ts";
import { SwitchField } from "./switch-field.tsx";

type PixelLockFieldProps = {
  params: GenerationParams;
  set: (change: Partial<GenerationParams>) => void;
};

/** What is done with a masked picture before it is kept. */
export function PixelLockField({ params, set }: PixelLockFieldProps) {
  const locked = params.pixelLock !== false;
  return (
    <div className="flex flex-wrap gap-x-8 sm:col-span-full">
      <SwitchField
        name="Keep everything outside the mask"
        help="This model may change more than the mask. What lies outside is put back; the model's own picture is kept too"
        checked={locked}
        onChange={(checked) => set({ pixelLock: checked ? undefined : false })}
      />
      <SwitchField
        name="Match its colors"
        help="For models that shift the colors of everything: inside the mask they are brought back to what is around it"
        checked={locked && params.colorMatch === true}
        disabled={!locked}
        onChange={(checked) => set({ colorMatch: checked || undefined })}
      />
    </div>
  );
}
