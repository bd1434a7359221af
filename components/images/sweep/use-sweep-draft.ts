import { useState } from "react";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { SweepInput } from "#lib/images/sweep-input.ts";
import { useComposer } from "../composer/composer-store.tsx";
import { takesSource, toGenerateInput } from "../composer/generate-input.ts";
import { useModels } from "../composer/models-context.tsx";
import { markupSaving } from "../markup/markup-saving.ts";
import { maskSaving } from "../mask-editor/mask-saving.ts";
import { useNextStep } from "../step/use-next-step.ts";
import { useStudio } from "../studio-context.tsx";
import { countVariants } from "./prompt-variants.ts";
import { type AxisDraft, type AxisKind, axisKinds, randomSeeds, readAxis, startAxis } from "./sweep-axes.ts";
import { toSweepBase } from "./sweep-base.ts";

export type SweepDraft = ReturnType<typeof useSweepDraft>;

/** What a person is putting together: one or two axes over what is in the prompt box. */
export function useSweepDraft(model: ModelCapabilities) {
  const models = useModels();
  const { session } = useStudio();
  const next = useNextStep();
  // A picture that arrives meanwhile does not take its place.
  const [source] = useState(() => (takesSource(model) ? next.source : null));
  const composed = useComposer((draft) => draft);
  const scene = { model, models, hasSource: source !== null };
  const kinds = axisKinds(scene);
  const [drafts, setDrafts] = useState<AxisDraft[]>(() => [
    startAxis(countVariants(composed.prompt) > 1 ? "prompt" : "seed", scene, composed.prompt),
  ]);
  const [oneSeed, setOneSeed] = useState(true);
  const [seed] = useState(() => randomSeeds(model, 1)[0]);

  const read = drafts.map(readAxis);
  const axes = read.flatMap(({ axis }) => axis ?? []);
  // An older mask or drawing must not go along.
  const savesMask = maskSaving.useSaving(({ state }) => state === "saving");
  const savesMarkup = markupSaving.useSaving(({ state }) => state === "saving");
  const saved = savesMask ? "mask" : savesMarkup ? "drawing" : null;
  const wrong = read.find((each) => each.problem !== null)?.problem ?? null;
  const problem = wrong ?? (saved && `The ${saved} is being saved.`);
  const varied = drafts.map(({ kind }) => kind);
  const canShareSeed =
    model.seed !== undefined && composed.params.seed === undefined && !varied.includes("seed");
  const { base, leftOut } = toSweepBase(toGenerateInput(session.id, model, composed, source), axes, {
    models,
    seed: canShareSeed && oneSeed ? seed : undefined,
  });
  const needsWords = base.prompt === "" && !model.prompt;
  const input: SweepInput | null = problem === null && !needsWords ? { base, axes } : null;

  return {
    source,
    drafts,
    /** What an axis can vary: all but what the other one does. */
    kindsOf: (at: number) =>
      kinds.filter((kind) => !varied.some((other, index) => index !== at && other === kind)),
    setDraft: (at: number, draft: AxisDraft) =>
      setDrafts((before) => before.map((each, index) => (index === at ? draft : each))),
    setKind: (at: number, kind: AxisKind) =>
      setDrafts((before) =>
        before.map((each, index) => (index === at ? startAxis(kind, scene, composed.prompt) : each)),
      ),
    addRows: () => {
      const kind = kinds.find((each) => !varied.includes(each));
      if (kind) setDrafts((before) => [...before, startAxis(kind, scene, composed.prompt)]);
    },
    removeRows: () => setDrafts((before) => before.slice(0, 1)),
    oneSeed: canShareSeed ? { on: oneSeed, set: setOneSeed } : null,
    axes,
    problem: problem ?? (needsWords ? "Describe the image in the prompt box first." : null),
    leftOut,
    input,
  };
}
