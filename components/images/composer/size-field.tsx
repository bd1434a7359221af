import { useId } from "react";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "#components/ui/select.tsx";
import { acceptsSize } from "#lib/images/fitting-params.ts";
import type { ModelCapabilities, Size } from "#lib/images/providers/types.ts";
import type { GenerationParams } from "#lib/images/schemas.ts";
import { FieldLabel } from "./field-label.tsx";

const AUTO = "auto";

type SizeFieldProps = {
  model: ModelCapabilities;
  params: GenerationParams;
  set: (change: Partial<GenerationParams>) => void;
  hasSource: boolean;
};

export function SizeField({ model, params, set, hasSource }: SizeFieldProps) {
  const id = useId();
  const sizes = offeredSizes(model, params);
  const choose = (value: string) =>
    set(sizes.find((size) => sizeKey(size) === value) ?? { width: undefined, height: undefined });
  return (
    <div className="flex flex-col gap-2">
      <FieldLabel htmlFor={id} name="Size" help="Width × height in pixels" />
      <Select value={chosenKey(model, params)} onValueChange={choose}>
        <SelectTrigger id={id} className="h-10 w-full md:h-9">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {model.size.auto && (
            <SelectItem value={AUTO} className="min-h-10 md:min-h-8">
              {hasSource ? "Same as the source" : "The model's choice"}
            </SelectItem>
          )}
          {sizes.map((size) => (
            <SelectItem key={sizeKey(size)} value={sizeKey(size)} className="min-h-10 md:min-h-8">
              {describeSize(size)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}

/** The presets, and a size taken over from another step if the model can make it. */
function offeredSizes(model: ModelCapabilities, { width, height }: GenerationParams): Size[] {
  const presets = [...model.size.presets];
  if (width === undefined || height === undefined) return presets;
  const chosen = { width, height };
  const known = presets.some((preset) => sizeKey(preset) === sizeKey(chosen));
  return known || !acceptsSize(model, chosen) ? presets : [chosen, ...presets];
}

function chosenKey(model: ModelCapabilities, { width, height }: GenerationParams): string {
  if (width !== undefined && height !== undefined && acceptsSize(model, { width, height })) {
    return sizeKey({ width, height });
  }
  const [first] = model.size.presets;
  return model.size.auto || !first ? AUTO : sizeKey(first);
}

function sizeKey({ width, height }: Size): string {
  return `${width}x${height}`;
}

function describeSize({ width, height }: Size): string {
  const shape = width === height ? "square" : width > height ? "landscape" : "portrait";
  return `${width} × ${height}, ${shape}`;
}
