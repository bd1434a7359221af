import { Composer } from "../composer/composer.tsx";
import { useComposer } from "../composer/composer-store.tsx";
import { findModel, goneModel } from "../composer/model-choice.ts";
import { useModels } from "../composer/models-context.tsx";
import { resolveSource } from "../composer/source-choice.ts";
import { useStartSession } from "./use-start-session.ts";

/** The prompt box that begins a session. */
export function HomeComposer() {
  const models = useModels();
  const key = useComposer((draft) => draft.modelKey);
  const source = resolveSource(
    useComposer((draft) => draft.source),
    [],
  );
  const startSession = useStartSession();
  return (
    <Composer
      sessionId={null}
      model={findModel(models, key)}
      gone={goneModel(models, key)}
      source={source}
      latest={null}
      awaited={null}
      promptClassName="min-h-24"
      focusOnLoad
      placeholder="Describe the image you want to create…"
      onSubmit={(model, atFront) => void startSession(model, source, atFront)}
    />
  );
}
