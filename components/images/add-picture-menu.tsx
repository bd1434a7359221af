import { ImagePlus, Images, Plus } from "lucide-react";
import { useRef } from "react";
import { type Action, ActionMenu } from "#components/ui/action-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { UploadPurpose, Uploads } from "./use-uploads.ts";

/** What the file dialog offers; the server looks at the bytes. */
const ACCEPT = "image/png,image/jpeg,image/webp,image/avif,image/gif";

type AddPictureMenuProps = { model: ModelCapabilities; upload: Uploads["upload"] };

/** Chooses a file, for what the model can use it for. */
export function AddPictureMenu({ model, upload }: AddPictureMenuProps) {
  const input = useRef<HTMLInputElement>(null);
  const purpose = useRef<UploadPurpose>("source");
  const choose = (chosen: UploadPurpose) => {
    purpose.current = chosen;
    input.current?.click();
  };
  const actions: Action[] = [];
  if (model.operations.includes("image-to-image")) {
    actions.push({ label: "Upload a picture to change", icon: ImagePlus, onSelect: () => choose("source") });
  }
  if (model.referencesMax > 0) {
    actions.push({ label: "Upload a reference", icon: Images, onSelect: () => choose("reference") });
  }
  if (actions.length === 0) return null;
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        aria-label="Choose a picture"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void upload(file, purpose.current);
          event.target.value = "";
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
    </>
  );
}
