import { useQueryClient } from "@tanstack/react-query";
import { toast } from "#components/ui/toast.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerateInput } from "#lib/images/schemas.ts";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { nextStepNumber, upsertGeneration } from "../api/session-cache.ts";
import { cancelGeneration, generate, retryGeneration } from "../api/studio-api.ts";
import { updateSessionPages } from "../api/use-session-pages.ts";
import { useComposerStore } from "../composer/composer-store.tsx";
import type { Draft } from "../composer/draft.ts";
import { useModels } from "../composer/models-context.tsx";
import { optimisticGeneration } from "../composer/optimistic-generation.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { toTrayImage } from "../composer/source-choice.ts";
import { useSendStep } from "../composer/use-send-step.ts";
import { showError } from "../error-toast.ts";
import { useStudio } from "../studio-context.tsx";
import { describeCanceling, stopTerms } from "./cancel-words.ts";
import { copyText } from "./copy-text.ts";
import { describeProgress } from "./describe-progress.ts";
import { inputsOf, type Recall, recalled, variationsOf, withNewSeed } from "./repeat-step.ts";

/** What a person can do with a step, apart from deleting it. */
export function useStepActions() {
  const client = useQueryClient();
  const composer = useComposerStore();
  const { session, generations } = useStudio();
  const sendStep = useSendStep();
  const models = useModels();

  const repeat = (
    generation: GenerationView,
    input: GenerateInput,
    send: (key: string) => ReturnType<typeof generate>,
    offset = 0,
  ) => {
    const stepNumber = nextStepNumber(generations) + offset;
    const view = optimisticGeneration(input, inputsOf(generation, generations), stepNumber);
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
      return repeat(generation, input, (key) => generate(input, key));
    },
    /** Pictures with new seeds, in one step where `model` makes that many at once. */
    async makeVariations(generation: GenerationView, count: number, model: ModelCapabilities | undefined) {
      for (const [index, input] of variationsOf(generation, count, model?.countMax ?? 1).entries()) {
        await repeat(generation, input, (key) => generate(input, key), index);
      }
    },
    retry(generation: GenerationView) {
      return repeat(generation, withNewSeed(generation), (key) => retryGeneration(generation.id, key));
    },
    /** Puts a part of the step into the prompt box. What was there comes back with Undo. */
    recall(generation: GenerationView, part: Recall, output: AssetView | undefined) {
      const before = composer.getState();
      const seed = output?.seed ?? null;
      const change = recalled(generation, generations, { part, seed, now: before });
      if (!change) {
        toast(`Step ${generation.stepNumber} has no ${part} to use again`);
        return;
      }
      composer.setState(change);
      if (part !== "seed") focusPrompt();
      toast.success(RECALLED_WORDS[part](generation.stepNumber, seed), {
        action: { label: "Undo", onClick: () => composer.setState(partOf(before, change)) },
      });
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
        announce(
          fresh.status === "running"
            ? describeCanceling(fresh.stepNumber, stopTerms(models, fresh))
            : describeProgress(fresh, models, Date.now()),
        );
      } catch (error) {
        showError("The step could not be canceled", error, {
          label: "Try again",
          onClick: () => void this.cancel(generation),
        });
      }
    },
  };
}

/** What `draft` has where `change` has something. */
function partOf(draft: Draft, change: Partial<Draft>): Partial<Draft> {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => name in change));
}

const RECALLED_WORDS: Record<Recall, (stepNumber: number, seed: number | null) => string> = {
  all: (step) => `The settings of step ${step} are in the prompt box`,
  remix: (step) => `The settings of step ${step} are in the prompt box, with a new seed`,
  prompt: (step) => `The prompt of step ${step} is in the prompt box`,
  seed: (_, seed) => `Seed ${seed} is set for the next steps`,
};
