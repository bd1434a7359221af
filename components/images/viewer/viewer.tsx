import type { GenerationView } from "#lib/images/views.ts";
import { isActive } from "../api/session-cache.ts";
import { smallerUrl } from "../asset-url.ts";
import { DriftLayer, DriftSwitch } from "../compare/drift-overlay.tsx";
import { driftPictures } from "../compare/drift-pictures.ts";
import { expectedSize } from "../composer/expected-size.ts";
import { useModels } from "../composer/models-context.tsx";
import { NO_PROMPT } from "../step/step-words.ts";
import { pictureUrlOf, useHeldStep } from "../step/use-held-step.ts";
import { Crossfade } from "./crossfade.tsx";
import { MarkupOverlay } from "./markup-overlay.tsx";
import { MaskOverlay } from "./mask-overlay.tsx";
import { OutputPicker } from "./output-picker.tsx";
import { PictureBox } from "./picture-box.tsx";
import { StoppedStep } from "./stopped-step.tsx";
import { useShownOutput } from "./use-shown-output.ts";
import { useZoomKeys } from "./use-zoom-keys.ts";
import { useZoomPan } from "./use-zoom-pan.ts";
import { useZoomed } from "./use-zoomed.ts";
import { ViewerPlaceholder } from "./viewer-placeholder.tsx";
import { ViewerProgress } from "./viewer-progress.tsx";
import { ZoomChip } from "./zoom-chip.tsx";

/** The step that is looked at, as large as the space allows, or as close as one likes. */
export function Viewer({ generation: next }: { generation: GenerationView }) {
  const models = useModels();
  const { generation, output } = useHeldStep({ generation: next, output: useShownOutput(next) });
  const source = generation.inputs.find((input) => input.role === "input");
  const stopped = generation.status === "failed" || generation.status === "canceled";
  const pictureUrl = pictureUrlOf({ generation, output });
  const size = output ?? expectedSize(generation, models);
  const zoom = useZoomPan(size, pictureUrl !== null);
  const zoomed = useZoomed(zoom);
  useZoomKeys(zoom, { enabled: pictureUrl !== null, zoomed });
  const active = isActive(generation);
  const drift = driftPictures(generation, output);
  return (
    <section aria-label="Picture" className="group/picture relative min-h-0 flex-1">
      <PictureBox {...{ size, zoom, zoomed }} over={active && <ViewerProgress generation={generation} />}>
        {!output && <ViewerPlaceholder sourceUrl={source && smallerUrl(source.url, 320)} still={stopped} />}
        {pictureUrl && (
          <Crossfade
            key={generation.id}
            url={pictureUrl}
            alt={`Step ${generation.stepNumber}: ${generation.prompt || NO_PROMPT}`}
            standInUrl={output ? smallerUrl(output.url, 320) : undefined}
            testId={output ? "viewer-image" : undefined}
          />
        )}
        {drift && <DriftLayer pictures={drift} />}
        {output && <MaskOverlay assetId={output.id} />}
        {output && <MarkupOverlay assetId={output.id} />}
        {stopped && <StoppedStep generation={generation} />}
      </PictureBox>
      {drift && <DriftSwitch pictures={drift} />}
      {generation.outputs.length > 1 && <OutputPicker generation={generation} />}
      {pictureUrl && <ZoomChip {...{ zoom, zoomed }} raised={active || generation.outputs.length > 1} />}
    </section>
  );
}
