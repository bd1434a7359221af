import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { nextStepNumber } from "../api/session-cache.ts";
import { generate } from "../api/studio-api.ts";
import { showError } from "../error-toast.ts";
import { withPainted } from "../painting/with-painted.ts";
import { useStudio } from "../studio-context.tsx";
import { useComposerStore } from "./composer-store.tsx";
import type { TrayImage } from "./draft.ts";
import { toGenerateInput, usableInputs } from "./generate-input.ts";
import { optimisticGeneration } from "./optimistic-generation.ts";
import { followGeneration } from "./source-choice.ts";
import { useSendStep } from "./use-send-step.ts";

/** Returns a function that sends the draft as the session's next step and empties the prompt box. */
export function useSubmitDraft(): (
  model: ModelCapabilities,
  source: TrayImage | null,
  atFront: boolean,
) => Promise<void> {
  const composer = useComposerStore();
  const { session, generations } = useStudio();
  const sendStep = useSendStep();

  return async (model, source, atFront) => {
    const typed = composer.getState();
    const giveBack = () => composer.setState((now) => ({ prompt: now.prompt || typed.prompt }));
    // Words that the model does not read stay, for the next one that does.
    const reads = model.prompt !== "none";
    if (reads) composer.setState({ prompt: "" });
    const target = { composer, source, sessionId: session.id };
    const draft = await withPainted(target, typed, model).catch((error: unknown) => {
      giveBack();
      showError("The step was not started: what you drew could not be saved", error);
    });
    if (!draft) return;
    const input = toGenerateInput(session.id, model, draft, source);
    await sendStep({
      view: optimisticGeneration(input, usableInputs(model, draft, source), nextStepNumber(generations)),
      send: (key) => generate(atFront ? { ...input, atFront } : input, key),
      onAccepted: (generationId) =>
        composer.setState((now) => ({
          prompt: reads && now.prompt === draft.prompt ? "" : now.prompt,
          // The step keeps how its mask or drawing was made, and from there one can go on.
          strokes: input.maskAssetId && now.strokes === draft.strokes ? null : now.strokes,
          drawing: input.markupAssetId && now.drawing === draft.drawing ? null : now.drawing,
          source:
            now.source === draft.source ? followGeneration(now.source, source, generationId) : now.source,
        })),
      onRefused: giveBack,
    });
  };
}
