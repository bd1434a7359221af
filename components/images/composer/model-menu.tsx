import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuGroup,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposerStore } from "./composer-store.tsx";
import { takesSource } from "./generate-input.ts";
import { modelKey } from "./model-choice.ts";
import { ModelButton } from "./model-picker.tsx";
import { useModels } from "./models-context.tsx";

/** The models to choose from, open from the start. */
export function ModelMenu({ model, gone }: { model: ModelCapabilities; gone: string | null }) {
  const composer = useComposerStore();
  const models = useModels();
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>
        <ModelButton model={model} gone={gone} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-72">
        <DropdownMenuRadioGroup
          value={modelKey(model)}
          onValueChange={(key) => composer.setState({ modelKey: key })}
        >
          {[...Map.groupBy(models, ({ provider }) => provider)].map(([provider, theirs]) => (
            <DropdownMenuGroup key={provider} aria-label={theirs[0]?.providerLabel}>
              <DropdownMenuLabel>{theirs[0]?.providerLabel ?? "Model"}</DropdownMenuLabel>
              {theirs.map((each) => (
                <DropdownMenuRadioItem key={modelKey(each)} value={modelKey(each)} className="min-h-10">
                  <span className="flex min-w-0 flex-col">
                    <span className="break-words">{each.label}</span>
                    <span className="text-muted-foreground text-xs">{describeModel(each)}</span>
                  </span>
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuGroup>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function describeModel(model: ModelCapabilities): string {
  const facts = [
    model.notice,
    describeInputs(model),
    model.mask !== "none" && model.borderMax === undefined && "masks",
    model.markup && "drawings",
    model.cost === "free" && "free",
  ];
  return facts.filter(Boolean).join(" · ");
}

function describeInputs(model: ModelCapabilities): string {
  if (model.prompt === "none") return "pictures";
  return takesSource(model) ? "words and pictures" : "words only";
}
