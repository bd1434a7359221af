import { Sparkles } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { smallerUrl } from "#components/images/asset-url.ts";
import { firstWords } from "#components/images/step/step-words.ts";
import type { QueueStepView } from "#lib/images/queue/queue-views.ts";
import { useQueuePanel } from "./queue-store.ts";
import { wantStep } from "./wanted-step.ts";

type QueueStepProps = {
  step: QueueStepView;
  /** Behind the session's name, never cut. */
  note?: ReactNode;
  /** Below, over the whole width. */
  children?: ReactNode;
};

/** What a step is, in two lines; opens it in its session. */
export function QueueStep({ step, note, children }: QueueStepProps) {
  const open = () => {
    wantStep(step.id);
    useQueuePanel.setState({ open: false });
  };
  return (
    <Link
      href={`/images/${step.sessionId}`}
      prefetch={false}
      draggable={false}
      onClick={open}
      className="flex min-w-0 grow items-center gap-3 rounded-md"
    >
      <span className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-md bg-muted text-muted-foreground">
        {step.sourceUrl ? (
          <img
            src={smallerUrl(step.sourceUrl, 320)}
            alt=""
            loading="lazy"
            draggable={false}
            className="size-full object-cover"
          />
        ) : (
          <Sparkles className="size-4" aria-hidden="true" />
        )}
      </span>
      <span className="flex min-w-0 grow flex-col">
        <span className="truncate text-sm">{firstWords(step.prompt, 160)}</span>
        <span className="flex min-w-0 gap-1 text-muted-foreground text-xs">
          <span className="truncate">
            Step {step.stepNumber} · {step.sessionTitle ?? "New session"}
          </span>
          <span className="shrink-0 tabular-nums before:content-['·_'] empty:hidden">{note}</span>
        </span>
        {children}
      </span>
    </Link>
  );
}
