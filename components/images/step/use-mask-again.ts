import { toast } from "#components/ui/toast.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { useComposerStore } from "../composer/composer-store.tsx";
import type { Draft, TrayImage, TrayOverlay } from "../composer/draft.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { useStudio } from "../studio-context.tsx";
import { inputsOf } from "./repeat-step.ts";
import { useNextStep } from "./use-next-step.ts";

type MaskAgain = {
  /** Puts the step's mask into the prompt box, with the picture that it was painted on. */
  useAgain: () => void;
  /** Puts it onto the picture that the next step starts from; null where that is the same one, or none. */
  useOnOther: { onto: TrayImage; use: () => void } | null;
};

/** What can be done with the mask of a step; null for a step without. */
export function useMaskAgain(generation: GenerationView): MaskAgain | null {
  const composer = useComposerStore();
  const { generations } = useStudio();
  const { source: next } = useNextStep();
  const { source, mask } = inputsOf(generation, generations);
  const size = generation.inputs.find(({ role }) => role === "mask");
  if (!source || !mask || !size) return null;

  const put = (onto: TrayImage) => {
    const before = composer.getState();
    const isScaled = size.width !== onto.width || size.height !== onto.height;
    composer.setState({
      source: { kind: "picked", image: onto, until: null },
      ...maskFor(onto, mask, isScaled),
    });
    focusPrompt();
    const words = isScaled
      ? `The mask of step ${generation.stepNumber} was stretched from ${size.width} × ${size.height} to ${onto.width} × ${onto.height}`
      : `The mask of step ${generation.stepNumber} is in the prompt box`;
    announce(words);
    toast.success(words, { action: { label: "Undo", onClick: () => composer.setState(before) } });
  };
  const isOther = next && next.assetId !== source.assetId;
  return {
    useAgain: () => put(source),
    useOnOther: isOther ? { onto: next, use: () => put(next) } : null,
  };
}

/** Of another size it is what an empty painting begins with: it is baked anew in the size of the picture. */
function maskFor(onto: TrayImage, mask: TrayOverlay, isScaled: boolean): Pick<Draft, "mask" | "strokes"> {
  const { assetId } = onto;
  if (!isScaled) return { mask: { ...mask, sourceAssetId: assetId }, strokes: null };
  return {
    mask: null,
    strokes: { sourceAssetId: assetId, strokes: { baseAssetId: mask.assetId, strokes: [] } },
  };
}
