import { ArrowUp, SlidersHorizontal } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { useBudgetStop } from "../costs/budget-stop-store.ts";
import { DraftNotice } from "../drafts/draft-notice.tsx";
import { DropZone } from "../drop/drop-zone.tsx";
import { useExtending } from "../extend/extend-store.ts";
import { useMarkupEditor } from "../markup/markup-editor-store.ts";
import { markupSaving } from "../markup/markup-saving.ts";
import { useMaskEditor } from "../mask-editor/mask-editor-store.ts";
import { maskSaving } from "../mask-editor/mask-saving.ts";
import { useSavedLayer } from "../painting/use-saved-layer.ts";
import { PromptHistoryButton } from "../prompt-history/prompt-history-button.tsx";
import { FrontSubmit, isForFront } from "../queue/front-submit.tsx";
import { SweepHint } from "../sweep/sweep-hint.tsx";
import { addFiles } from "../uploads/add-files.ts";
import { usePastedFiles } from "../uploads/use-pasted-files.ts";
import { useUploads } from "../uploads/use-uploads.ts";
import { AddPictureMenu } from "./add-picture-menu.tsx";
import { useComposer } from "./composer-store.tsx";
import { CountButton } from "./count-button.tsx";
import type { TrayImage } from "./draft.ts";
import { describeUnusedInputs, findObstacle, usableInputs } from "./generate-input.ts";
import { ModelPicker } from "./model-picker.tsx";
import { useModels } from "./models-context.tsx";
import { NoPrompt } from "./no-prompt.tsx";
import { PromptInput } from "./prompt-input.tsx";
import { isUnderWay, placeholderFor, wordsInstead } from "./prompt-words.ts";
import { SearchPromptInput } from "./search-prompt-input.tsx";
import { SendKeys } from "./send-keys.tsx";

const AdvancedSettings = onFirstUse(() => import("./advanced-settings.tsx").then((m) => m.AdvancedSettings));
const CostHint = onFirstUse(
  () => import("../costs/cost-hint.tsx").then((m) => m.CostHint),
  <div className="h-7" />,
);
const ExtendDialog = onFirstUse(() => import("../extend/extend-dialog.tsx").then((m) => m.ExtendDialog));
const Tray = onFirstUse(() => import("../tray/tray.tsx").then((m) => m.Tray));
const MarkupEditor = onFirstUse(() => import("../markup/markup-editor.tsx").then((m) => m.MarkupEditor));
const MaskEditor = onFirstUse(() => import("../mask-editor/mask-editor.tsx").then((m) => m.MaskEditor));

type ComposerProps = {
  sessionId: string | null;
  model: ModelCapabilities | undefined;
  /** The model that it takes the place of; see `goneModel`. */
  gone: string | null;
  source: TrayImage | null;
  latest: TrayImage | null;
  awaited: GenerationView | null;
  placeholder: string;
  promptClassName?: string;
  focusOnLoad?: boolean;
  /** `atFront`: before the steps that wait already. */
  onSubmit: (model: ModelCapabilities, atFront: boolean) => void;
};

/** The prompt box: what to make, from which pictures, with which model. It never waits for work that runs. */
export function Composer(props: ComposerProps) {
  const {
    sessionId,
    model,
    gone,
    source,
    latest,
    awaited,
    placeholder,
    promptClassName,
    focusOnLoad,
    onSubmit,
  } = props;
  const draft = useComposer((state) => state);
  const models = useModels();
  const uploads = useUploads(sessionId, source);
  const editingMask = useMaskEditor((state) => state.open);
  const drawing = useMarkupEditor((state) => state.open);
  const extending = useExtending((state) => state.image);
  const stopped = useBudgetStop((state) => state.stopped);
  const [advanced, setAdvanced] = useState(false);
  const [hintId, panelId] = [useId(), useId()];
  usePastedFiles((files) => model && addFiles(model, uploads, files));
  useSavedLayer(maskSaving, { source, sessionId, painting: editingMask });
  useSavedLayer(markupSaving, { source, sessionId, painting: drawing });
  const hasPictures =
    source !== null ||
    latest !== null ||
    awaited !== null ||
    draft.references.length + uploads.pending.length > 0;
  const obstacle = findObstacle(model, draft, source);
  const hints = model ? describeUnusedInputs(model, draft, source, models) : [];
  if (obstacle && isUnderWay(model, draft, source)) hints.push(obstacle);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (model && !obstacle && !stopped) onSubmit(model, isForFront(event));
  };
  return (
    <div className="w-full rounded-xl border border-input bg-card text-left shadow-lg transition-colors focus-within:border-input-hover">
      <DraftNotice />
      <form aria-label="New picture" onSubmit={submit}>
        {model && hasPictures && (
          <Tray model={model} source={source} latest={latest} awaited={awaited} uploads={uploads.pending} />
        )}
        {model?.searchPrompt && <SearchPromptInput />}
        {model?.prompt === "none" ? (
          <NoPrompt words={wordsInstead(draft, source)} className={promptClassName} describedBy={hintId} />
        ) : (
          <PromptInput
            placeholder={placeholderFor(model, placeholder)}
            focusOnLoad={focusOnLoad}
            className={promptClassName}
            describedBy={hintId}
          />
        )}
        <p id={hintId} className={cn("px-4 pb-2 text-warning-text text-xs", hints.length === 0 && "hidden")}>
          {hints.join(" ")}
        </p>
        {model?.prompt !== "none" && <SweepHint canSweep={sessionId !== null} />}
        {model && model.cost !== "free" && <CostHint sessionId={sessionId} model={model} source={source} />}
        <div className="flex items-center gap-1 p-2 pt-0">
          {model && <AddPictureMenu model={model} sessionId={sessionId} uploads={uploads} />}
          <Button
            variant="ghost"
            size="icon"
            className={cn("size-10", advanced && "bg-accent text-foreground")}
            aria-label="Settings"
            title="Size, seed and other settings"
            aria-expanded={advanced}
            aria-controls={panelId}
            onClick={() => setAdvanced(!advanced)}
          >
            <SlidersHorizontal />
          </Button>
          {model?.prompt !== "none" && <PromptHistoryButton />}
          {model && <ModelPicker model={model} gone={gone} />}
          {model && <CountButton model={model} />}
          <Button type="submit" disabled={obstacle !== null || stopped} className="ml-auto h-10">
            <ArrowUp className="max-sm:hidden" /> Generate
            <SendKeys />
          </Button>
          <FrontSubmit />
        </div>
      </form>
      <div id={panelId}>
        {advanced && model && (
          <AdvancedSettings
            model={model}
            hasSource={source !== null}
            hasMask={usableInputs(model, draft, source).mask !== null}
            canSweep={sessionId !== null}
          />
        )}
      </div>
      {model && <DropZone model={model} source={source} uploads={uploads} inSession={sessionId !== null} />}
      {extending && <ExtendDialog key={extending.assetId} image={extending} model={model} />}
      {drawing && source && model && (
        <MarkupEditor key={source.assetId} source={source} model={model} sessionId={sessionId} />
      )}
      {editingMask && source && model && (
        <MaskEditor key={source.assetId} source={source} model={model} sessionId={sessionId} />
      )}
    </div>
  );
}
