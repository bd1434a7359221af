import { Grid3x3 } from "lucide-react";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Label } from "#components/ui/label.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { LOSSY_FORMATS } from "#lib/images/constants.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationParams } from "#lib/images/schemas.ts";
import { askForSweep } from "../sweep/sweep-store.ts";
import { ChoiceField } from "./choice-field.tsx";
import { useComposer, useComposerStore } from "./composer-store.tsx";
import { FallbackField } from "./fallback-field.tsx";
import { NumberField } from "./number-field.tsx";
import { PixelLockField } from "./pixel-lock-field.tsx";
import { SeedField } from "./seed-field.tsx";
import { SizeField } from "./size-field.tsx";

type SettingsProps = { model: ModelCapabilities; hasSource: boolean; hasMask: boolean; canSweep: boolean };

/** Every knob that the model has, and no other. */
export function AdvancedSettings({ model, hasSource, hasMask, canSweep }: SettingsProps) {
  const composer = useComposerStore();
  const params = useComposer((draft) => draft.params);
  const set = (change: Partial<GenerationParams>) =>
    composer.setState((draft) => ({ params: { ...draft.params, ...change } }));
  const fields = { model, params, set };
  return (
    <section aria-label="Settings" className="max-h-[38dvh] overflow-y-auto border-t p-4">
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 md:grid-cols-3">
        <SizeField {...fields} hasSource={hasSource} />
        {model.seed && <SeedField range={model.seed} params={params} set={set} />}
        <NumberFields {...fields} hasSource={hasSource} />
        <ChoiceFields {...fields} />
        {model.negativePrompt && <NegativePrompt />}
        {hasMask && model.mask !== "exact" && <PixelLockField params={params} set={set} />}
        {model.fallbacks && <FallbackField model={model} fallbacks={model.fallbacks} />}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {canSweep && (
          <Button
            variant="outline"
            className="h-10 md:h-8"
            title="Make this step with several seeds, values, models or prompts at once"
            onClick={askForSweep}
          >
            <Grid3x3 /> Sweep…
          </Button>
        )}
        <Button
          variant="ghost"
          className="h-10 md:h-8"
          onClick={() =>
            // What to replace is no setting: it stands beside the prompt, and stays like that.
            composer.setState(({ params: { searchPrompt } }) => ({
              params: searchPrompt === undefined ? {} : { searchPrompt },
              negativePrompt: "",
              allowsFallback: true,
            }))
          }
        >
          Reset to the model's own
        </Button>
      </div>
    </section>
  );
}

type FieldsProps = {
  model: ModelCapabilities;
  params: GenerationParams;
  set: (change: Partial<GenerationParams>) => void;
};

function NumberFields({ model, params, set, hasSource }: FieldsProps & { hasSource: boolean }) {
  return (
    <>
      {model.strength && hasSource && (
        <NumberField
          label="Strength"
          help="How far the result may leave the picture: 0 keeps it, 1 ignores it"
          range={model.strength}
          value={params.strength}
          onChange={(strength) => set({ strength })}
        />
      )}
      {model.creativity && (
        <NumberField
          label="Creativity"
          help="How freely the model makes up what is new: 0 goes on with what is there"
          range={model.creativity}
          value={params.creativity}
          onChange={(creativity) => set({ creativity })}
        />
      )}
      {model.steps && (
        <NumberField
          label="Steps"
          help="How often the model refines the picture: more is slower"
          range={model.steps}
          value={params.steps}
          onChange={(steps) => set({ steps })}
        />
      )}
      {model.guidance && (
        <NumberField
          label="Guidance"
          help="How strictly the model follows the prompt (CFG)"
          range={model.guidance}
          value={params.guidance}
          onChange={(guidance) => set({ guidance })}
        />
      )}
      {model.countMax > 1 && (
        <NumberField
          label="Pictures"
          help="How many pictures this step makes"
          range={{ min: 1, max: model.countMax, step: 1, default: 1 }}
          value={params.count}
          onChange={(count) => set({ count })}
        />
      )}
    </>
  );
}

function ChoiceFields({ model, params, set }: FieldsProps) {
  return (
    <>
      {model.quality && (
        <ChoiceField
          label="Quality"
          help="Higher quality takes longer and costs more"
          choice={model.quality}
          value={params.quality}
          onChange={(quality) => set({ quality })}
        />
      )}
      {model.background && (
        <ChoiceField
          label="Background"
          help="Whether the background may be see-through"
          choice={model.background}
          value={params.background}
          onChange={(background) => set({ background })}
        />
      )}
      {model.outputFormat && (
        <ChoiceField
          label="File format"
          help="The kind of file the model makes"
          choice={model.outputFormat}
          value={params.outputFormat}
          onChange={(outputFormat) => set({ outputFormat })}
        />
      )}
      {model.outputCompression && LOSSY_FORMATS.includes(params.outputFormat ?? "") && (
        <NumberField
          label="File quality"
          help="How much of the picture the file keeps: less makes it smaller"
          range={model.outputCompression}
          value={params.outputCompression}
          onChange={(outputCompression) => set({ outputCompression })}
        />
      )}
      {model.scheduler && (
        <ChoiceField
          label="Scheduler"
          help="The way noise is taken out, step by step"
          choice={model.scheduler}
          value={params.scheduler}
          onChange={(scheduler) => set({ scheduler })}
        />
      )}
    </>
  );
}

function NegativePrompt() {
  const id = useId();
  const composer = useComposerStore();
  const negativePrompt = useComposer((draft) => draft.negativePrompt);
  return (
    <div className="flex flex-col gap-2 sm:col-span-full">
      <Label htmlFor={id}>Leave out</Label>
      <Textarea
        id={id}
        rows={1}
        className="min-h-10"
        value={negativePrompt}
        placeholder="What should not be in the picture (negative prompt)"
        onChange={(event) => composer.setState({ negativePrompt: event.target.value })}
      />
    </div>
  );
}
