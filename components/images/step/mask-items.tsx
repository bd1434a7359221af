import { Brush, PencilLine, SquareDashed, UnfoldHorizontal } from "lucide-react";
import { DropdownMenuItem } from "#components/ui/dropdown-menu.tsx";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { takesMasks } from "../composer/draft-overlays.ts";
import { useNextStep } from "./use-next-step.ts";
import { useOverlayAgain } from "./use-overlay-again.ts";
import { usePartActions } from "./use-part-actions.ts";

type MaskItemsProps = { generation: GenerationView; output: AssetView | undefined };

/** What can be done with a part of the picture, and with the mask that the step was made with. */
export function MaskItems({ generation, output }: MaskItemsProps) {
  const { model } = useNextStep();
  const actions = usePartActions(generation, output);
  const again = useOverlayAgain(generation, "mask");
  if (!model || !takesMasks(model)) return null;
  return (
    <>
      {actions && (
        <DropdownMenuItem className="sm:hidden" onSelect={actions.paint}>
          <Brush /> Change only a part
        </DropdownMenuItem>
      )}
      {actions && (
        <DropdownMenuItem className="sm:hidden" onSelect={actions.extend}>
          <UnfoldHorizontal /> Extend the picture
        </DropdownMenuItem>
      )}
      {again && (
        <DropdownMenuItem onSelect={again.useAgain}>
          <SquareDashed /> Use this mask again
        </DropdownMenuItem>
      )}
      {again?.useOnOther && (
        <DropdownMenuItem onSelect={again.useOnOther.use}>
          <SquareDashed /> Use its mask on {nameOf(again.useOnOther.onto.stepNumber)}
        </DropdownMenuItem>
      )}
    </>
  );
}

/** What can be drawn on the picture, and done with the drawing that the step was made with. */
export function MarkupItems({ generation, output }: MaskItemsProps) {
  const { model } = useNextStep();
  const actions = usePartActions(generation, output);
  const again = useOverlayAgain(generation, "markup");
  if (!model?.markup) return null;
  return (
    <>
      {actions && (
        <DropdownMenuItem className="sm:hidden" onSelect={actions.draw}>
          <PencilLine /> Draw instructions
        </DropdownMenuItem>
      )}
      {again && (
        <DropdownMenuItem onSelect={again.useAgain}>
          <PencilLine /> Use this drawing again
        </DropdownMenuItem>
      )}
      {again?.useOnOther && (
        <DropdownMenuItem onSelect={again.useOnOther.use}>
          <PencilLine /> Use its drawing on {nameOf(again.useOnOther.onto.stepNumber)}
        </DropdownMenuItem>
      )}
    </>
  );
}

function nameOf(stepNumber: number | null): string {
  return stepNumber === null ? "your picture" : `step ${stepNumber}`;
}
