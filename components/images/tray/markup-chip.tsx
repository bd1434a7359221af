import { PencilLine } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { smallerUrl } from "../asset-url.ts";
import { useComposer, useComposerStore } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { usesMarkup } from "../composer/draft-overlays.ts";
import { openMarkupEditor } from "../markup/markup-editor-store.ts";
import { markupSaving } from "../markup/markup-saving.ts";
import { useOverlayUrl } from "../painting/use-overlay-url.ts";
import { TrayChip } from "./tray-chip.tsx";

type MarkupChipProps = { model: ModelCapabilities; source: TrayImage };

/** The instructions drawn on the source. */
export function MarkupChip({ model, source }: MarkupChipProps) {
  const composer = useComposerStore();
  const used = useComposer((draft) => usesMarkup(model, draft, source.assetId));
  const remove = () => {
    const { markup, drawing } = composer.getState();
    composer.setState({ markup: null, drawing: null });
    toast("The drawing was removed", {
      action: { label: "Undo", onClick: () => composer.setState({ markup, drawing }) },
    });
  };
  return (
    <TrayChip
      url={source.url}
      label="Drawn instructions"
      detail="Show the model what to do"
      unused={!used}
      unusedDetail={model.markup ? "Not used: the mask goes along" : "Not read by this model"}
      thumbnail={<MarkupThumbnail source={source} />}
      removeLabel="Remove the drawing"
      onRemove={remove}
    >
      {model.markup && !used && (
        <Button
          variant="ghost"
          className="h-10 px-2 text-xs"
          title="Send the drawing instead of the mask"
          onClick={() => composer.setState({ prefersMarkup: true })}
        >
          Use this
        </Button>
      )}
      <Button
        variant="ghost"
        onClick={openMarkupEditor}
        className="h-10 px-2"
        aria-label="Edit the drawing"
        title="Edit the drawing (Shift+B)"
      >
        <PencilLine />
      </Button>
    </TrayChip>
  );
}

/** The whole picture: what is drawn may be at the border. */
function MarkupThumbnail({ source }: { source: TrayImage }) {
  const url = useOverlayUrl(markupSaving, source.assetId);
  const layer = "absolute inset-0 size-full object-contain";
  return (
    <span className="relative size-10 shrink-0 overflow-hidden rounded-sm bg-muted">
      <img src={smallerUrl(source.url, 320)} alt="" draggable={false} className={layer} />
      {/* Not a smaller copy: what is not saved yet has none. */}
      {url && <img src={url} alt="" draggable={false} className={layer} />}
    </span>
  );
}
