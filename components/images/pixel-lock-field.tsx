import { useId } from "react";
import type { GenerationParams } from "#lib/images/schemas.ts";
import { FieldLabel } from "./field-label.tsx";

type PixelLockFieldProps = {
  params: GenerationParams;
  set: (change: Partial<GenerationParams>) => void;
};

export function PixelLockField({ params, set }: PixelLockFieldProps) {
  const id = useId();
  return (
    <div className="flex min-h-10 items-center gap-2 sm:col-span-full">
      <input
        id={id}
        type="checkbox"
        className="size-5 shrink-0 accent-primary"
        checked={params.pixelLock !== false}
        onChange={(event) => set({ pixelLock: event.target.checked ? undefined : false })}
      />
      <FieldLabel
        htmlFor={id}
        name="Keep everything outside the mask"
        help="This model may change more than the mask. What lies outside is put back; the model's own picture is kept too"
      />
    </div>
  );
}
