import { ImagePlus, Images } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { toast } from "#components/ui/toast.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useDraggedFile } from "./use-dragged-file.ts";
import { pictureIn } from "./use-pasted-pictures.ts";
import type { UploadPurpose, Uploads } from "./use-uploads.ts";

type DropZoneProps = { model: ModelCapabilities; upload: Uploads["upload"] };

/** Covers the page while a file is dragged over it, and says what will happen where it is dropped. */
export function DropZone({ model, upload }: DropZoneProps) {
  const over = useDraggedFile((files, zone) => {
    const picture = pictureIn(files);
    if (picture) void upload(picture, zone === "reference" ? "reference" : "source");
    else toast.error("This is not a picture", { description: "Drop a PNG, JPEG, WebP, AVIF or GIF file." });
  });
  if (over === null) return null;
  return (
    <div className="fixed inset-0 z-50 flex gap-4 bg-overlay p-4 backdrop-blur-sm max-md:flex-col md:p-8">
      {model.operations.includes("image-to-image") && (
        <Zone icon={ImagePlus} label="Change this picture" purpose="source" over={over} />
      )}
      {model.referencesMax > 0 && (
        <Zone icon={Images} label="Use as a reference" purpose="reference" over={over} />
      )}
    </div>
  );
}

type ZoneProps = { icon: typeof ImagePlus; label: string; purpose: UploadPurpose; over: string };

function Zone({ icon: Icon, label, purpose, over }: ZoneProps) {
  return (
    <div
      data-drop-zone={purpose}
      className={cn(
        "flex flex-1 flex-col items-center justify-center gap-3 rounded-xl border-2 border-input-hover border-dashed bg-popover/90 font-medium text-base transition-colors",
        over === purpose && "border-primary bg-primary-soft text-primary-text",
      )}
    >
      <Icon className="size-8" aria-hidden="true" />
      {label}
    </div>
  );
}
