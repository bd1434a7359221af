import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposer } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { findModel, goneModel, modelKey } from "../composer/model-choice.ts";
import { useModels } from "../composer/models-context.tsx";
import { resolveSource } from "../composer/source-choice.ts";
import { useStudio } from "../studio-context.tsx";

type NextStep = {
  model: ModelCapabilities | undefined;
  /** The one it takes the place of, when that is not configured any more. */
  gone: string | null;
  source: TrayImage | null;
  /** The newest picture of the session. */
  latest: TrayImage | null;
};

/** With which model and from which picture the next step would be made. */
export function useNextStep(): NextStep {
  const models = useModels();
  const { generations } = useStudio();
  const choice = useComposer((draft) => draft.source);
  const key = useComposer((draft) => draft.modelKey);
  const [newest] = generations;
  const lastKey = newest && modelKey({ provider: newest.provider, id: newest.model });
  return {
    model: findModel(models, key, lastKey),
    gone: goneModel(models, key ?? lastKey ?? null),
    source: resolveSource(choice, generations),
    latest: resolveSource({ kind: "latest" }, generations),
  };
}
