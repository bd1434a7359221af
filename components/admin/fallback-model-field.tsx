import { useId } from "react";
import { Label } from "#components/ui/label.tsx";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "#components/ui/select.tsx";
import type { ModelName } from "#lib/images/providers/types.ts";

type FallbackModelFieldProps = {
  label: string;
  placeholder: string;
  models: readonly ModelName[];
  value: ModelName | null;
  onChoose: (model: ModelName) => void;
};

export function FallbackModelField({ label, placeholder, models, value, onChoose }: FallbackModelFieldProps) {
  const id = useId();
  const choose = (key: string) => {
    const model = models.find((each) => keyOf(each) === key);
    if (model) onChoose(model);
  };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Label htmlFor={id}>{label}</Label>
      <Select value={value ? keyOf(value) : ""} onValueChange={choose} disabled={models.length === 0}>
        <SelectTrigger id={id} className="h-10 w-full min-w-0">
          <SelectValue placeholder={placeholder} />
        </SelectTrigger>
        <SelectContent className="max-h-80">
          {models.map((model) => (
            <SelectItem key={keyOf(model)} value={keyOf(model)} className="min-h-10">
              {model.label} · {model.providerLabel}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}

function keyOf({ provider, model }: ModelName): string {
  return `${provider}/${model}`;
}
