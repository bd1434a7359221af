import { Dices, SlidersHorizontal, Sprout, Type } from "lucide-react";
import {
  DropdownMenuGroup,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuShortcut,
} from "#components/ui/dropdown-menu.tsx";
import { ShortcutKey } from "#components/ui/shortcut-key.tsx";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { RECALL_KEYS, RECALLS } from "./repeat-step.ts";
import { useStepActions } from "./use-step-actions.ts";

const LOOKS = {
  all: { icon: SlidersHorizontal, label: "Duplicate settings" },
  remix: { icon: Dices, label: "All but the seed" },
  prompt: { icon: Type, label: "Only the prompt" },
  seed: { icon: Sprout, label: "Only the seed" },
};

/** What of a step can be put back into the prompt box. */
export function RecallItems({
  generation,
  output,
}: {
  generation: GenerationView;
  output?: AssetView | undefined;
}) {
  const actions = useStepActions();
  const missing = { seed: output?.seed == null, prompt: generation.prompt === "", all: false, remix: false };
  const parts = RECALLS.filter((part) => !missing[part]);
  return (
    <DropdownMenuGroup aria-label="Use again">
      <DropdownMenuLabel>Use again</DropdownMenuLabel>
      {parts.map((part) => {
        const { icon: Icon, label } = LOOKS[part];
        return (
          <DropdownMenuItem
            key={part}
            aria-keyshortcuts={RECALL_KEYS[part]}
            onSelect={() => actions.recall(generation, part, output)}
          >
            <Icon /> {label}
            <DropdownMenuShortcut>
              <ShortcutKey keys={RECALL_KEYS[part]} />
            </DropdownMenuShortcut>
          </DropdownMenuItem>
        );
      })}
    </DropdownMenuGroup>
  );
}
