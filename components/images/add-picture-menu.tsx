import { ImagePlus, Images, Plus } from "lucide-react";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
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
  const takesSource = model.operations.includes("image-to-image");
  const takesReferences = model.referencesMax > 0;
  if (!takesSource && !takesReferences) return null;
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
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon"
            className="size-10"
            aria-label="Add a picture"
            title="Add a picture"
          >
            <Plus />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          {takesSource && (
            <DropdownMenuItem className="min-h-10" onSelect={() => choose("source")}>
              <ImagePlus /> Upload a picture to change
            </DropdownMenuItem>
          )}
          {takesReferences && (
            <DropdownMenuItem className="min-h-10" onSelect={() => choose("reference")}>
              <Images /> Upload a reference
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  );
}
