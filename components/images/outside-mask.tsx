import type { GenerationView } from "#lib/images/views.ts";
import { describeOutsideMask } from "./step-words.ts";
import { TakeWholePicture } from "./take-whole-picture.tsx";
import { useShownOutput } from "./use-shown-output.ts";

/** What became of the shown picture outside the mask, and the way to the picture as the model made it. */
export function OutsideMask({ generation }: { generation: GenerationView }) {
  const output = useShownOutput(generation);
  const raw = generation.rawOutputs.find(({ id }) => id === output?.sourceAssetId);
  return (
    <>
      {describeOutsideMask(output?.drift ?? null)}
      {raw && (
        <a
          href={raw.url}
          target="_blank"
          rel="noreferrer"
          className="block rounded-sm text-primary-text underline-offset-4 hover:underline"
        >
          Show the model's own picture
        </a>
      )}
      {raw && <TakeWholePicture generation={generation} raw={raw} drift={output?.drift ?? null} />}
    </>
  );
}
