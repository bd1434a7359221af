import { RotateCcw, X } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import type { PendingUpload } from "./use-uploads.ts";

const BUTTON =
  "flex size-10 cursor-pointer items-center justify-center rounded-md text-muted-foreground transition-colors hover:bg-accent hover:text-foreground";

/** A file on its way into the prompt box. */
export function UploadChip({ upload }: { upload: PendingUpload }) {
  const { fileName, previewUrl, progress, error, retry, remove } = upload;
  const percent = Math.round(progress * 100);
  return (
    <li
      className={cn(
        "relative flex h-12 max-w-full shrink-0 items-center gap-2 overflow-hidden rounded-md border pl-1 text-xs",
        error === null ? "border-dashed" : "border-destructive",
      )}
    >
      <img src={previewUrl} alt="" className="size-10 shrink-0 rounded-sm bg-muted object-cover opacity-60" />
      <span className="flex min-w-0 flex-col">
        <span className="truncate font-medium">{fileName}</span>
        <span
          className={cn("truncate", error ? "text-destructive-text" : "text-muted-foreground")}
          title={error ?? undefined}
        >
          {error ?? (percent < 100 ? `Uploading, ${percent} %` : "Reading the picture")}
        </span>
      </span>
      <span className="flex items-center">
        {error !== null && (
          <button
            type="button"
            aria-label={`Try again to upload ${fileName}`}
            title="Try again"
            onClick={retry}
            className={BUTTON}
          >
            <RotateCcw className="size-4" aria-hidden="true" />
          </button>
        )}
        <button
          type="button"
          aria-label={`Remove ${fileName}`}
          title="Remove"
          onClick={remove}
          className={BUTTON}
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      </span>
      {error === null && (
        <span
          role="progressbar"
          aria-label={`Uploading ${fileName}`}
          aria-valuenow={percent}
          className="absolute bottom-0 left-0 h-0.5 w-full origin-left bg-primary transition-transform"
          style={{ transform: `scaleX(${progress})` }}
        />
      )}
    </li>
  );
}
