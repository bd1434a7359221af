import { useQueryClient } from "@tanstack/react-query";
import type { GenerationView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { confirmGeneration, removeGeneration, upsertGeneration } from "../api/session-cache.ts";
import type { Accepted } from "../api/studio-api.ts";
import { updateSessionPages } from "../api/use-session-pages.ts";
import { showError } from "../error-toast.ts";
import { selectStep, useSelectionStore } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";
import { randomId } from "./random-id.ts";
import { sendOnce } from "./send-once.ts";

export type StepToSend = {
  /** How it looks until the server has answered. */
  view: GenerationView;
  send: (idempotencyKey: string) => Promise<Accepted>;
  onAccepted?: (generationId: string) => void;
  onRefused?: () => void;
};

/** Returns a function that puts a step on the page at once, looks at it, and sends it. */
export function useSendStep(): (step: StepToSend) => Promise<void> {
  const client = useQueryClient();
  const selection = useSelectionStore();
  const { session } = useStudio();

  async function sendStep(step: StepToSend, key: string): Promise<void> {
    const { view } = step;
    const before = selection.getState().generationId;
    updateSessionPages(client, session.id, (pages) => upsertGeneration(pages, view));
    selectStep(selection, view.id);
    try {
      const { generationId } = await sendOnce(step.send, key);
      updateSessionPages(client, session.id, (pages) => confirmGeneration(pages, view.id, generationId));
      if (selection.getState().generationId === view.id) selectStep(selection, generationId);
      announce(`Step ${view.stepNumber} is waiting`);
      step.onAccepted?.(generationId);
    } catch (error) {
      updateSessionPages(client, session.id, (pages) => removeGeneration(pages, view.id));
      if (selection.getState().generationId === view.id && before) selectStep(selection, before);
      step.onRefused?.();
      showError("The step was not started", error, {
        label: "Try again",
        onClick: () => void sendStep(step, key),
      });
    }
  }
  return (step) => sendStep(step, randomId());
}
