import { FolderOpen, ImagePlus, Images, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { type Action, ActionMenu } from "#components/ui/action-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { PICTURE_TYPES, sortFiles } from "../drop/picture-files.ts";
import { tellRefusals } from "../uploads/tell-refusals.ts";
import type { UploadPurpose, Uploads } from "../uploads/use-uploads.ts";
import { takesSource } from "./generate-input.ts";

const LibraryPicker = onFirstUse(() => import("../library/library-picker.tsx").then((m) => m.LibraryPicker));

type AddPictureMenuProps = { model: ModelCapabilities; sessionId: string | null; uploads: Uploads };

/** Chooses files, or pictures that are here already, for what the model can use them for. */
export function AddPictureMenu({ model, sessionId, uploads }: AddPictureMenuProps) {
  const input = useRef<HTMLInputElement>(null);
  const purpose = useRef<UploadPurpose>("source");
  const [choosing, setChoosing] = useState(false);
  const choose = (chosen: UploadPurpose) => {
    purpose.current = chosen;
    if (!input.current) return;
    input.current.multiple = chosen === "reference";
    input.current.click();
  };
  const actions: Action[] = [];
  if (takesSource(model)) {
    actions.push({ label: "Upload a picture to edit", icon: ImagePlus, onSelect: () => choose("source") });
  }
  if (model.referencesMax > 0) {
    actions.push({ label: "Upload references", icon: Images, onSelect: () => choose("reference") });
  }
  if (actions.length === 0) return null;
  actions.push({ label: "Choose from your pictures", icon: FolderOpen, onSelect: () => setChoosing(true) });
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={PICTURE_TYPES.join(",")}
        aria-label="Choose a picture"
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          const sorted = sortFiles(target.files ?? []);
          for (const picture of sorted.pictures) void uploads.upload(picture, purpose.current);
          tellRefusals(sorted);
          target.value = "";
        }}
      />
      <ActionMenu
        align="start"
        actions={actions}
        trigger={
          <Button
            variant="ghost"
            size="icon"
            className="size-10"
            aria-label="Add a picture"
            title="Add a picture"
          >
            <Plus />
          </Button>
        }
      />
      {choosing && <LibraryPicker model={model} sessionId={sessionId} onClose={() => setChoosing(false)} />}
    </>
  );
}
