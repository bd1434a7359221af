import { useRouter } from "next/navigation";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposerStore } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { showError } from "../error-toast.ts";
import type { Uploads } from "../uploads/use-uploads.ts";
import { type Dropped, useDragged } from "./use-dragged.ts";

const DropPlaces = onFirstUse(() => import("./drop-places.tsx").then((m) => m.DropPlaces));

type DropZoneProps = {
  model: ModelCapabilities;
  source: TrayImage | null;
  uploads: Uploads;
  inSession: boolean;
};

/**
 * While something is dragged, says what will happen where it is dropped. Files can be dropped all over the page; for a
 * picture of the studio the places are beside the one shown, which stays in view.
 */
export function DropZone({ model, source, uploads, inSession }: DropZoneProps) {
  const composer = useComposerStore();
  const router = useRouter();
  const situation = { model, source, inSession };
  const onDrop = async (dropped: Dropped, zone: string) => {
    try {
      const { drop } = await import("./drop.ts");
      drop(dropped, zone, situation, { composer, router, uploads });
    } catch (error) {
      showError("Nothing was dropped", error);
    }
  };
  const dragging = useDragged((dropped, zone) => void onDrop(dropped, zone));
  if (!dragging) return null;
  const { dragged, over } = dragging;
  return <DropPlaces situation={{ ...situation, draft: composer.getState(), dragged }} over={over} />;
}
