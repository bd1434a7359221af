import { Brush, ImagePlus, PencilLine, UnfoldHorizontal } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { smallerUrl } from "../asset-url.ts";
import { useComposer, useComposerStore } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { hasMarkup, hasMask, takesMasks, usesMask } from "../composer/draft-overlays.ts";
import { keepsTheRest, takesSource, usableInputs } from "../composer/generate-input.ts";
import { openExtend } from "../extend/extend-store.ts";
import { openMarkupEditor } from "../markup/markup-editor-store.ts";
import { openMaskEditor } from "../mask-editor/mask-editor-store.ts";
import { UploadChip } from "../uploads/upload-chip.tsx";
import type { PendingUpload } from "../uploads/use-uploads.ts";
import { MarkupChip } from "./markup-chip.tsx";
import { ReferenceChips } from "./reference-chips.tsx";
import { TrayChip } from "./tray-chip.tsx";

type TrayProps = {
  model: ModelCapabilities;
  source: TrayImage | null;
  /** What "latest" would mean, to offer it again after a fresh start. */
  latest: TrayImage | null;
  /** The step whose picture will be the source when it is done, while there is no other. */
  awaited: GenerationView | null;
  uploads: readonly PendingUpload[];
};

/** The pictures that go along with the next prompt. */
export function Tray({ model, source, latest, awaited, uploads }: TrayProps) {
  const draft = useComposer((state) => state);
  const used = usableInputs(model, draft, source);
  const awaits = takesSource(model) && draft.source.kind === "latest" && !latest && awaited;
  const hidesDefault = draft.source.kind === "latest" && !used.source;
  const chips = [
    source && !hidesDefault ? <SourceChip key="source" model={model} source={source} /> : null,
    !source && latest ? <BackToLatest key="latest" latest={latest} /> : null,
    awaits ? <AwaitedChip key="awaited" step={awaits} /> : null,
    source && hasMask(draft, source.assetId) ? <MaskChip key="mask" model={model} source={source} /> : null,
    source && hasMarkup(draft, source.assetId) ? (
      <MarkupChip key="markup" model={model} source={source} />
    ) : null,
    draft.references.length > 0 ? (
      <ReferenceChips key="references" usedCount={used.references.length} />
    ) : null,
    ...uploads.map((upload) => <UploadChip key={upload.id} upload={upload} />),
  ].filter((chip) => chip !== null);
  if (chips.length === 0) return null;
  return (
    <ul
      aria-label="Pictures for this prompt"
      className="flex gap-2 px-3 pt-3 max-sm:overflow-x-auto sm:flex-wrap"
    >
      {chips}
    </ul>
  );
}

function SourceChip({ model, source }: { model: ModelCapabilities; source: TrayImage }) {
  const composer = useComposerStore();
  const masked = useComposer((draft) => hasMask(draft, source.assetId));
  const drawnOn = useComposer((draft) => hasMarkup(draft, source.assetId));
  const label = source.stepNumber === null ? "Your picture" : `Step ${source.stepNumber}`;
  return (
    <TrayChip
      url={source.url}
      label={label}
      detail="Starts from this"
      unused={!takesSource(model)}
      removeLabel="Remove the source picture and start fresh"
      onRemove={() => composer.setState({ source: { kind: "none", until: null } })}
    >
      {model.borderMax !== undefined && !masked && (
        <Button
          variant="ghost"
          onClick={() => openExtend(source)}
          className="h-10 px-2"
          title="Make the canvas larger"
        >
          <UnfoldHorizontal /> Extend
        </Button>
      )}
      {takesMasks(model) && model.borderMax === undefined && !masked && (
        <Button variant="ghost" onClick={openMaskEditor} className="h-10 px-2" title="Change only a part">
          <Brush /> <span className="max-sm:sr-only">Paint a mask</span>
        </Button>
      )}
      {model.markup && !drawnOn && (
        <Button
          variant="ghost"
          onClick={openMarkupEditor}
          className="h-10 px-2"
          title="Draw instructions on the picture (Shift+B)"
        >
          <PencilLine /> <span className="max-sm:sr-only">Draw instructions</span>
        </Button>
      )}
    </TrayChip>
  );
}

function MaskChip({ model, source }: { model: ModelCapabilities; source: TrayImage }) {
  const composer = useComposerStore();
  const mask = useComposer((draft) => draft.mask);
  const exact = useComposer((draft) => keepsTheRest(model, draft.params));
  const used = useComposer((draft) => usesMask(model, draft, source.assetId));
  const url = mask?.sourceAssetId === source.assetId ? mask.url : source.url;
  const remove = () => {
    const { mask, strokes } = composer.getState();
    composer.setState({ mask: null, strokes: null });
    toast("The mask was removed", {
      action: { label: "Undo", onClick: () => composer.setState({ mask, strokes }) },
    });
  };
  return (
    <TrayChip
      url={url}
      label="Mask"
      detail={exact ? "Only this part changes" : "A hint to the model"}
      unused={!used}
      unusedDetail={takesMasks(model) ? "Not used: the drawing goes along" : undefined}
      thumbnail={<MaskThumbnail url={url} />}
      removeLabel="Remove the mask"
      onRemove={remove}
    >
      {takesMasks(model) && !used && (
        <Button
          variant="ghost"
          className="h-10 px-2 text-xs"
          title="Send the mask instead of the drawing"
          onClick={() => composer.setState({ prefersMarkup: false })}
        >
          Use this
        </Button>
      )}
      {model.borderMax === undefined && (
        <Button
          variant="ghost"
          onClick={openMaskEditor}
          className="h-10 px-2"
          aria-label="Edit the mask"
          title="Edit the mask (B)"
        >
          <Brush />
        </Button>
      )}
    </TrayChip>
  );
}

/** The whole of it: what is painted may be at the border. */
function MaskThumbnail({ url }: { url: string }) {
  return (
    <img
      src={smallerUrl(url, 320)}
      alt=""
      width={40}
      height={40}
      draggable={false}
      className="size-10 shrink-0 rounded-sm bg-black object-contain"
    />
  );
}

function BackToLatest({ latest }: { latest: TrayImage }) {
  const composer = useComposerStore();
  return (
    <li className="flex h-12 shrink-0 items-center gap-1 rounded-md border border-dashed pl-3 text-xs">
      <span className="text-muted-foreground">Starts fresh, from words only</span>
      <Button
        variant="ghost"
        className="h-10 px-2 text-xs"
        onClick={() => composer.setState({ source: { kind: "latest" } })}
      >
        <ImagePlus /> Use step {latest.stepNumber}
      </Button>
    </li>
  );
}

function AwaitedChip({ step }: { step: GenerationView }) {
  return (
    <li className="flex h-12 shrink-0 items-center gap-2 rounded-md border border-dashed px-3 text-muted-foreground text-xs">
      <Spinner /> Step {step.stepNumber} will be the source when it is done
    </li>
  );
}
