import { isActive } from "../api/session-cache.ts";
import { useNextStep } from "../step/use-next-step.ts";
import { useStudio } from "../studio-context.tsx";
import { Composer } from "./composer.tsx";
import { useSubmitDraft } from "./use-submit-draft.ts";

/** The prompt box of a session. */
export function StudioComposer() {
  const { session, generations } = useStudio();
  const { model, gone, source, latest } = useNextStep();
  const submit = useSubmitDraft();
  return (
    <Composer
      sessionId={session.id}
      model={model}
      gone={gone}
      source={source}
      latest={latest}
      awaited={generations.find(isActive) ?? null}
      placeholder={source ? "Describe what to change…" : "Describe the image you want to create…"}
      onSubmit={(chosen, atFront) => void submit(chosen, source, atFront)}
    />
  );
}
