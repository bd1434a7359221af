import { toast } from "#components/ui/toast.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { useComposerStore } from "../composer/composer-store.tsx";
import type { Draft, TrayImage, TrayOverlay } from "../composer/draft.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { markupLayer } from "../markup/markup-saving.ts";
import { maskLayer } from "../mask-editor/mask-saving.ts";
import { useStudio } from "../studio-context.tsx";
import { inputsOf } from "./repeat-step.ts";
import { useNextStep } from "./use-next-step.ts";

type OverlayAgain = {
  /** Puts it into the prompt box, with the picture that it was painted on. */
  useAgain: () => void;
  /** Puts it onto the picture that the next step starts from; null where that is the same one, or none. */
  useOnOther: { onto: TrayImage; use: () => void } | null;
};

const LAYERS = { mask: maskLayer, markup: markupLayer };

/** What can be done with the mask or the drawing of a step; null for a step without. */
export function useOverlayAgain(generation: GenerationView, role: keyof typeof LAYERS): OverlayAgain | null {
  const composer = useComposerStore();
  const { generations } = useStudio();
  const { source: next } = useNextStep();
  const { source, ...inputs } = inputsOf(generation, generations);
  const overlay = inputs[role];
  const size = generation.inputs.find((input) => input.role === role);
  if (!source || !overlay || !size) return null;

  const put = (onto: TrayImage) => {
    const before = composer.getState();
    const isScaled = size.width !== onto.width || size.height !== onto.height;
    composer.setState({
      source: { kind: "picked", image: onto, until: null },
      ...overlayFor(onto, overlay, { role, isScaled }),
    });
    focusPrompt();
    const what = `The ${LAYERS[role].name} of step ${generation.stepNumber}`;
    const words = isScaled
      ? `${what} was stretched from ${size.width} × ${size.height} to ${onto.width} × ${onto.height}`
      : `${what} is in the prompt box`;
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
function overlayFor(
  { assetId: sourceAssetId }: TrayImage,
  overlay: TrayOverlay,
  { role, isScaled }: { role: keyof typeof LAYERS; isScaled: boolean },
): Partial<Draft> {
  const { set, preferred } = LAYERS[role];
  const whole = { picture: { ...overlay, sourceAssetId }, strokes: null };
  const scaled = {
    picture: null,
    strokes: { sourceAssetId, strokes: { baseAssetId: overlay.assetId, strokes: [] } },
  };
  return { ...set(isScaled ? scaled : whole), ...preferred };
}
