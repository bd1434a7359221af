import type { GenerationView } from "#lib/images/views.ts";
import { smallerUrl } from "./asset-url.ts";
import { Crossfade } from "./crossfade.tsx";
import { expectedSize } from "./expected-size.ts";
import { MaskOverlay } from "./mask-overlay.tsx";
import { useModels } from "./models-context.tsx";
import { OutputPicker } from "./output-picker.tsx";
import { PictureBox } from "./picture-box.tsx";
import { isActive } from "./session-cache.ts";
import { StoppedStep } from "./stopped-step.tsx";
import { useShownOutput } from "./use-shown-output.ts";
import { ViewerPlaceholder } from "./viewer-placeholder.tsx";
import { ViewerProgress } from "./viewer-progress.tsx";

/** The step that is looked at, as large as the space allows. */
export function Viewer({ generation }: { generation: GenerationView }) {
  const models = useModels();
  const output = useShownOutput(generation);
  const source = generation.inputs.find((input) => input.role === "input");
  const pictureUrl = output?.url ?? generation.previewUrl;
  const stopped = generation.status === "failed" || generation.status === "canceled";
  return (
    <section aria-label="Picture" className="relative min-h-0 flex-1">
      <PictureBox size={output ?? expectedSize(generation, models)}>
        {!output && <ViewerPlaceholder sourceUrl={source && smallerUrl(source.url, 320)} still={stopped} />}
        {pictureUrl && !stopped && (
          <Crossfade
            url={pictureUrl}
            alt={`Step ${generation.stepNumber}: ${generation.prompt}`}
            standInUrl={output ? smallerUrl(output.url, 320) : undefined}
            testId={output ? "viewer-image" : undefined}
          />
        )}
        {output && <MaskOverlay assetId={output.id} />}
        {isActive(generation) && <ViewerProgress generation={generation} />}
        {stopped && <StoppedStep generation={generation} />}
      </PictureBox>
      {generation.outputs.length > 1 && <OutputPicker generation={generation} />}
    </section>
  );
}
