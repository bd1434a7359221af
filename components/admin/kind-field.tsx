import { useId } from "react";
import { Label } from "#components/ui/label.tsx";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "#components/ui/select.tsx";
import type { ProviderKindView } from "#lib/images/provider-settings/views.ts";

type KindFieldProps = { kinds: ProviderKindView[]; value: string; onChange: (kind: string) => void };

export function KindField({ kinds, value, onChange }: KindFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor={id}>Kind</Label>
      <Select value={value} onValueChange={onChange}>
        <SelectTrigger id={id} className="h-10 w-full">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {kinds.map(({ kind, label }) => (
            <SelectItem key={kind} value={kind} className="min-h-10">
              {label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
