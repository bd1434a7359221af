import { Ban, CircleAlert, Clock } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { Progress } from "#components/ui/progress.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { GenerationView, TreeNodeView } from "#lib/images/views.ts";
import { smallerUrl } from "../asset-url.ts";

type TreeThumbnailProps = {
  node: TreeNodeView;
  /** What is known of it while it runs. */
  live: GenerationView | undefined;
};

/** The pictures of a step inside its node, or what became of it. */
export function TreeThumbnail({ node, live }: TreeThumbnailProps) {
  const { status, outputs, stepNumber } = node;
  const active = status === "queued" || status === "running";
  return (
    <>
      {outputs.length > 0 && (
        <span className={cn("grid size-full", outputs.length > 1 && "grid-cols-2 gap-px")}>
          {outputs.map(({ id, url }, index) => (
            <img
              key={id}
              src={smallerUrl(url, 320)}
              alt=""
              draggable={false}
              decoding="async"
              className={cn(
                "fade-in size-full min-h-0 animate-in object-cover duration-200",
                outputs.length === 3 && index === 0 && "col-span-2",
              )}
            />
          ))}
        </span>
      )}
      {active && live?.previewUrl && outputs.length === 0 && (
        <img src={live.previewUrl} alt="" draggable={false} className="size-full object-cover opacity-80" />
      )}
      {outputs.length === 0 && !live?.previewUrl && (
        <StatusIcon status={status} waits={live?.retry != null} />
      )}
      {status === "failed" && outputs.length > 0 && (
        <CircleAlert className="absolute top-1 left-1 size-4 rounded-full bg-background text-destructive-text" />
      )}
      {status === "running" && (
        <Progress
          value={live?.progress ?? null}
          aria-label={`Progress of step ${stepNumber}`}
          className="absolute inset-x-1.5 bottom-1.5 w-auto"
        />
      )}
    </>
  );
}

/** `waits`: for its next try. */
function StatusIcon({ status, waits }: Pick<TreeNodeView, "status"> & { waits: boolean }) {
  const icons = {
    failed: <CircleAlert className="size-6 text-destructive-text" />,
    canceled: <Ban className="size-6 text-muted-foreground" />,
    queued: waits ? (
      <Clock className="size-5 text-muted-foreground" />
    ) : (
      <Spinner className="size-5 text-muted-foreground" />
    ),
    running: <Spinner className="size-5 text-primary-text" />,
    succeeded: null,
  };
  return <span className="flex size-full items-center justify-center pb-2">{icons[status]}</span>;
}
