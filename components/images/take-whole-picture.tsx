import { useQueryClient } from "@tanstack/react-query";
import { Frame } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Drift } from "#lib/images/pixel-drift.ts";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { announce } from "./announcer.tsx";
import { apiRequest, jsonBody } from "./api-request.ts";
import { showError } from "./error-toast.ts";
import { useSelectionStore } from "./selection-store.tsx";
import { upsertGeneration } from "./session-cache.ts";
import { useStudio } from "./studio-context.tsx";
import { updateSessionPages } from "./use-session-pages.ts";

type TakeProps = { generation: GenerationView; raw: AssetView; drift: Drift | null };

/** Adds the picture as the model made it to the step's own, offered in plain sight where it changed much outside the mask. */
export function TakeWholePicture({ generation, raw, drift }: TakeProps) {
  const take = useTakeRaw(generation, raw);
  if (generation.outputs.some((output) => isTaken(output, raw))) return null;
  if (!drift || !isLarge(drift)) {
    return (
      <button
        type="button"
        className="block w-full cursor-pointer rounded-sm py-1 text-right text-primary-text underline-offset-4 hover:underline disabled:opacity-50"
        disabled={take.busy}
        onClick={() => void take.run()}
      >
        Take the whole picture
      </button>
    );
  }
  return (
    <div className="mt-2 flex flex-col gap-2 rounded-md border bg-muted/50 p-3 text-left">
      <p className="text-muted-foreground text-xs">
        The model changed much of the rest, too. If its whole picture is the better one, take that: this one
        stays.
      </p>
      <Button variant="outline" className="h-10 md:h-9" disabled={take.busy} onClick={() => void take.run()}>
        <Frame /> Take the whole picture
      </Button>
    </div>
  );
}

/** From here on it is more than noise: something was moved or painted anew. */
const LARGE_SHARE = 0.2;

function isLarge({ changedPixels, outsidePixels }: Drift): boolean {
  return outsidePixels > 0 && changedPixels / outsidePixels >= LARGE_SHARE;
}

/** The locked picture names its raw one, too, but has a drift. */
function isTaken(output: AssetView, raw: AssetView): boolean {
  return output.sourceAssetId === raw.id && output.drift === null;
}

function useTakeRaw(generation: GenerationView, raw: AssetView) {
  const client = useQueryClient();
  const selection = useSelectionStore();
  const { session } = useStudio();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
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
        onClick: () => void run(),
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
