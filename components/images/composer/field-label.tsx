import { CircleHelp } from "lucide-react";
import { Label } from "#components/ui/label.tsx";
import { Tooltip, TooltipContent, TooltipTrigger } from "#components/ui/tooltip.tsx";

type FieldLabelProps = { htmlFor: string; help: string; name: string };

/** The name of a setting, and on demand what it means. */
export function FieldLabel({ htmlFor, help, name }: FieldLabelProps) {
  return (
    <span className="flex items-center gap-1">
      <Label htmlFor={htmlFor}>{name}</Label>
      <Tooltip>
        <TooltipTrigger asChild>
          <button
            type="button"
            aria-label={`About ${name.toLowerCase()}`}
            className="flex size-10 items-center justify-center rounded-sm text-muted-foreground max-md:-my-3 md:size-5"
          >
            <CircleHelp className="size-3.5" aria-hidden="true" />
          </button>
        </TooltipTrigger>
        <TooltipContent>{help}</TooltipContent>
      </Tooltip>
    </span>
  );
}
