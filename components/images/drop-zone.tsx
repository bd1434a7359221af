import { ImagePlus, Images } from "lucide-react";
import { type DragEvent, useEffect, useState } from "react";
import { toast } from "sonner";
import { cn } from "#components/ui/cn.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { pictureIn } from "./use-pasted-pictures.ts";
import type { UploadPurpose, Uploads } from "./use-uploads.ts";

type DropZoneProps = { model: ModelCapabilities; upload: Uploads["upload"] };

/** Covers the page while a file is dragged over it, and says what will happen where it is dropped. */
export function DropZone({ model, upload }: DropZoneProps) {
  const [dragging, setDragging] = useState(false);
  useEffect(() => watchDragging(setDragging), []);
  if (!dragging) return null;

  const drop = (event: DragEvent, purpose: UploadPurpose) => {
    event.preventDefault();
    const picture = pictureIn(event.dataTransfer.files);
    if (picture) void upload(picture, purpose);
    else toast.error("This is not a picture", { description: "Drop a PNG, JPEG, WebP, AVIF or GIF file." });
  };
  return (
    <div className="fixed inset-0 z-50 flex gap-4 bg-overlay p-4 backdrop-blur-sm max-md:flex-col md:p-8">
      {model.operations.includes("image-to-image") && (
        <Zone icon={ImagePlus} label="Change this picture" onDrop={(event) => drop(event, "source")} />
      )}
      {model.referencesMax > 0 && (
        <Zone icon={Images} label="Use as a reference" onDrop={(event) => drop(event, "reference")} />
      )}
    </div>
  );
}

type ZoneProps = { icon: typeof ImagePlus; label: string; onDrop: (event: DragEvent) => void };

function Zone({ icon: Icon, label, onDrop }: ZoneProps) {
  const [over, setOver] = useState(false);
  return (
    <div
      role="presentation"
      onDragEnter={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      className={cn(
        "flex flex-1 flex-col items-center justify-center gap-3 rounded-xl border-2 border-dashed bg-popover/90 font-medium text-base transition-colors",
        over ? "border-primary bg-primary-soft text-primary-text" : "border-input-hover",
      )}
    >
      <Icon className="pointer-events-none size-8" aria-hidden="true" />
      <span className="pointer-events-none">{label}</span>
    </div>
  );
}

function watchDragging(setDragging: (dragging: boolean) => void): () => void {
  const controller = new AbortController();
  const options = { signal: controller.signal };
  document.addEventListener(
    "dragenter",
    (event) => event.dataTransfer?.types.includes("Files") && setDragging(true),
    options,
  );
  // Without this the browser would leave the page to show a file that misses the zones.
  document.addEventListener("dragover", (event) => event.preventDefault(), options);
  document.addEventListener(
    "dragleave",
    (event) => event.relatedTarget === null && setDragging(false),
    options,
  );
  document.addEventListener(
    "drop",
    (event) => {
      event.preventDefault();
      setDragging(false);
    },
    options,
  );
  return () => controller.abort();
}
