import { useQueryClient } from "@tanstack/react-query";
import { Frame } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Drift } from "#lib/images/pixel-drift.ts";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { apiRequest, jsonBody } from "../api/api-request.ts";
import { upsertGeneration } from "../api/session-cache.ts";
import { updateSessionPages } from "../api/use-session-pages.ts";
import { showError } from "../error-toast.ts";
import { useSelectionStore } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";
import { useShownOutput } from "../viewer/use-shown-output.ts";

/** Adds the picture as the model made it to the step's own. Where it changed much, `WholePictureOffer` says so instead. */
export function TakeWholePicture({ generation }: { generation: GenerationView }) {
  const { raw, drift, take } = useUntaken(generation);
  if (!raw || isLarge(drift)) return null;
  return (
    <button
      type="button"
      className="cursor-pointer rounded-sm py-1 text-right text-primary-text underline-offset-4 hover:underline disabled:opacity-50"
      disabled={take.busy}
      onClick={() => void take.run(raw)}
    >
      Take the whole picture
    </button>
  );
}

/** In plain sight where the model changed so much outside the mask that its whole picture may be the one to keep. */
export function WholePictureOffer({ generation }: { generation: GenerationView }) {
  const { raw, drift, take } = useUntaken(generation);
  if (!raw || !isLarge(drift)) return null;
  return (
    <section
      aria-label="The whole picture"
      className="flex flex-col items-start gap-3 rounded-lg border bg-muted/50 p-3"
    >
      <p className="text-muted-foreground">
        The model changed much outside the mask, too. If its whole picture is the better one, take that. This
        one stays beside it.
      </p>
      <Button
        variant="outline"
        className="h-10 md:h-9"
        disabled={take.busy}
        onClick={() => void take.run(raw)}
      >
        <Frame /> Take the whole picture
      </Button>
    </section>
  );
}

/** The raw picture of the shown one, unless the step has it already. */
function useUntaken(generation: GenerationView) {
  const output = useShownOutput(generation);
  const take = useTakeRaw(generation);
  const raw = generation.rawOutputs.find(({ id }) => id === output?.sourceAssetId);
  const taken = raw && generation.outputs.some((other) => isTaken(other, raw));
  return { raw: taken ? undefined : raw, drift: output?.drift ?? null, take };
}

/** From here on it is more than noise: something was moved or painted anew. */
const LARGE_SHARE = 0.2;

function isLarge(drift: Drift | null): boolean {
  return (
    drift !== null && drift.outsidePixels > 0 && drift.changedPixels / drift.outsidePixels >= LARGE_SHARE
  );
}

/** The locked picture names its raw one, too, but has a drift. */
function isTaken(output: AssetView, raw: AssetView): boolean {
  return output.sourceAssetId === raw.id && output.drift === null;
}

function useTakeRaw(generation: GenerationView) {
  const client = useQueryClient();
  const selection = useSelectionStore();
  const { session } = useStudio();
  const [busy, setBusy] = useState(false);
  const run = async (raw: AssetView): Promise<void> => {
    setBusy(true);
    try {
      const taken = await takeRawPicture(generation.id, raw.id);
      updateSessionPages(client, session.id, (pages) => upsertGeneration(pages, taken.generation));
      const outputIndex = taken.generation.outputs.findIndex(({ id }) => id === taken.outputAssetId);
      selection.setState({ generationId: generation.id, outputIndex: Math.max(0, outputIndex) });
      announce("The whole picture is now one of this step's pictures");
    } catch (error) {
      showError("The whole picture could not be taken", error, {
        label: "Try again",
        onClick: () => void run(raw),
      });
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}

function takeRawPicture(
  generationId: string,
  assetId: string,
): Promise<{ generation: GenerationView; outputAssetId: string }> {
  return apiRequest(`/api/images/generations/${generationId}/take-raw`, jsonBody("POST", { assetId }));
}
