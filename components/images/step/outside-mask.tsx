import { Flame, GitCompareArrows } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { compareWithEarlier } from "../compare/compare-store.ts";
import { driftPictures } from "../compare/drift-pictures.ts";
import { toggleDriftMap, useDriftMap } from "../compare/drift-store.ts";
import { toTrayImage } from "../composer/source-choice.ts";
import { useLeaveSheet } from "../mask-editor/use-leave-sheet.ts";
import { useShownOutput } from "../viewer/use-shown-output.ts";
import { describeOutsideMask } from "./step-words.ts";
import { TakeWholePicture } from "./take-whole-picture.tsx";

/** What became of the shown picture outside the mask, where the model had changed it, and what it had made. */
export function OutsideMask({ generation }: { generation: GenerationView }) {
  const output = useShownOutput(generation);
  const on = useDriftMap((drift) => drift.on);
  const leaveSheet = useLeaveSheet();
  const raw = generation.rawOutputs.find(({ id }) => id === output?.sourceAssetId);
  return (
    <div className="flex flex-col items-end gap-1">
      <p>{describeOutsideMask(output?.drift ?? null)}</p>
      {driftPictures(generation, output) && (
        <Button
          variant="outline"
          className="h-10 md:h-8"
          aria-pressed={on}
          aria-keyshortcuts="d"
          title="What the model changed outside the mask (D)"
          onClick={() => {
            toggleDriftMap();
            leaveSheet();
          }}
        >
          <Flame /> {on ? "Hide where" : "Show where"}
        </Button>
      )}
      {raw && (
        <Button
          variant="outline"
          className="h-10 md:h-8"
          title="Compare with the picture as the model made it"
          onClick={() => {
            compareWithEarlier(toTrayImage(raw, generation));
            leaveSheet();
          }}
        >
          <GitCompareArrows /> The model's own
        </Button>
      )}
      {raw && (
        <a
          href={raw.url}
          target="_blank"
          rel="noreferrer"
          className="rounded-sm text-primary-text underline-offset-4 hover:underline"
        >
          Open the model's own picture
        </a>
      )}
      <TakeWholePicture generation={generation} />
    </div>
  );
}
