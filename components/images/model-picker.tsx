import { ChevronDown } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposerStore } from "./composer-store.tsx";
import { modelKey } from "./model-choice.ts";
import { useModels } from "./models-context.tsx";

/** Chooses what makes the picture. */
export function ModelPicker({ model }: { model: ModelCapabilities }) {
  const composer = useComposerStore();
  const models = useModels();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          aria-label={`Model: ${[model.label, model.notice].filter(Boolean).join(", ")}`}
          className="h-10 min-w-0 shrink justify-start px-2 text-left"
        >
          <span className="flex min-w-0 flex-col text-xs leading-4">
            <span className="truncate text-foreground">{model.label}</span>
            {model.notice && <span className="truncate font-normal">{model.notice}</span>}
          </span>
          <ChevronDown />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-72">
        <DropdownMenuLabel>Model</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={modelKey(model)}
          onValueChange={(key) => composer.setState({ modelKey: key })}
        >
          {models.map((each) => (
            <DropdownMenuRadioItem key={modelKey(each)} value={modelKey(each)} className="min-h-10">
              <span className="flex flex-col">
                {each.label}
                <span className="text-muted-foreground text-xs">{describeModel(each)}</span>
              </span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function describeModel(model: ModelCapabilities): string {
  const facts = [
    model.notice,
    model.operations.includes("image-to-image") ? "words and pictures" : "words only",
    model.mask !== "none" && "masks",
    model.cost === "free" && "free",
  ];
  return facts.filter(Boolean).join(" · ");
}
