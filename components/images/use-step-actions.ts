import { useQueryClient } from "@tanstack/react-query";
import { toast } from "#components/ui/toast.ts";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { useComposerStore } from "./composer-store.tsx";
import { copyText } from "./copy-text.ts";
import { showError } from "./error-toast.ts";
import { optimisticGeneration } from "./optimistic-generation.ts";
import { focusPrompt } from "./prompt-input.tsx";
import { inputsOf, toDraft, withNewSeed } from "./repeat-step.ts";
import { nextStepNumber, upsertGeneration } from "./session-cache.ts";
import { toTrayImage } from "./source-choice.ts";
import { cancelGeneration, generate, retryGeneration } from "./studio-api.ts";
import { useStudio } from "./studio-context.tsx";
import { useSendStep } from "./use-send-step.ts";
import { updateSessionPages } from "./use-session-pages.ts";

/** What a person can do with a step, apart from deleting it. */
export function useStepActions() {
  const client = useQueryClient();
  const composer = useComposerStore();
  const { session, generations } = useStudio();
  const sendStep = useSendStep();

  const repeat = (generation: GenerationView, send: (key: string) => ReturnType<typeof generate>) => {
    const input = withNewSeed(generation);
    const view = optimisticGeneration(input, inputsOf(generation, generations), nextStepNumber(generations));
    return sendStep({ view, send });
  };

  return {
    /** Makes this picture the one that the next step starts from. */
    iterateFrom(generation: GenerationView, output: AssetView) {
      const image = toTrayImage(output, generation);
      composer.setState({ source: { kind: "picked", image, until: null } });
      focusPrompt();
    },
    addReference(generation: GenerationView, output: AssetView) {
      const image = toTrayImage(output, generation);
      composer.setState(({ references }) => ({
        references: [...references.filter(({ assetId }) => assetId !== image.assetId), image],
      }));
    },
    runWithNewSeed(generation: GenerationView) {
      const input = withNewSeed(generation);
      return repeat(generation, (key) => generate(input, key));
    },
    retry(generation: GenerationView) {
      return repeat(generation, (key) => retryGeneration(generation.id, key));
    },
    duplicateSettings(generation: GenerationView) {
      composer.setState(toDraft(generation, generations));
      focusPrompt();
      toast.success(`The settings of step ${generation.stepNumber} are in the prompt box`);
    },
    reuseSeed(seed: number) {
      composer.setState(({ params }) => ({ params: { ...params, seed } }));
      copyText(String(seed), `Seed ${seed} copied, and set for the next step`);
    },
    copyPrompt(generation: GenerationView) {
      copyText(generation.prompt, "Prompt copied");
    },
    async cancel(generation: GenerationView) {
      try {
        const fresh = await cancelGeneration(generation.id);
        updateSessionPages(client, session.id, (pages) => upsertGeneration(pages, fresh));
      } catch (error) {
        showError("The step could not be canceled", error, {
          label: "Try again",
          onClick: () => void this.cancel(generation),
        });
      }
    },
  };
}
