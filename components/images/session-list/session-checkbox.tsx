import { Check } from "lucide-react";
import { cn } from "#components/ui/cn.ts";

type SessionCheckboxProps = {
  name: string;
  checked: boolean;
  /** Whether it is seen without the pointer on the card. */
  shown: boolean;
  onToggle: (range: boolean) => void;
};

export function SessionCheckbox({ name, checked, shown, onToggle }: SessionCheckboxProps) {
  return (
    <span
      className={cn(
        "absolute top-0 left-0 flex size-10 items-center justify-center transition-opacity focus-within:opacity-100 group-hover:opacity-100",
        shown ? "opacity-100" : "opacity-0 pointer-coarse:pointer-events-none",
      )}
    >
      <input
        type="checkbox"
        aria-label={`Select ${name}`}
        title="Select (x)"
        checked={checked}
        readOnly
        // A change does not tell whether Shift is held.
        onClick={(event) => onToggle(event.shiftKey)}
        className="peer absolute inset-0 size-10 cursor-pointer opacity-0"
      />
      <span
        className={cn(
          "pointer-events-none flex size-5 items-center justify-center rounded-sm border shadow-lg peer-focus-visible:outline-2 peer-focus-visible:outline-ring peer-focus-visible:outline-offset-2 [&_svg]:size-3.5",
          checked ? "border-primary bg-primary text-primary-foreground" : "border-input-hover bg-card",
        )}
      >
        {checked && <Check aria-hidden="true" />}
      </span>
    </span>
  );
}
