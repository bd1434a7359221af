import type { QueueCountsView, QueueView, RunningStepView } from "#lib/images/queue/queue-views.ts";
import type { CancelScope } from "./queue-store.ts";

/** `2 running, 5 waiting`, to be spoken and to stand under the title. */
export function describeCounts({ paused, running, waiting }: QueueCountsView): string {
  const parts = [
    running > 0 && `${running} running`,
    waiting > 0 && `${waiting} waiting`,
    paused && "paused",
  ];
  return parts.filter(Boolean).join(", ") || "nothing running or waiting";
}

export type Consequence = { title: string; description: string; action: string };

/** What canceling does and costs, before it is done. `running` are those that have begun. */
export function describeCancel(
  scope: CancelScope,
  counts: QueueCountsView,
  running: QueueView["running"],
): Consequence {
  const waiting =
    counts.waiting === 0
      ? ""
      : `${countSteps(counts.waiting, "waits", "wait")} and ${counts.waiting === 1 ? "costs" : "cost"} nothing.`;
  const kept = "All stay in their sessions as canceled, and can be retried.";
  if (scope === "waiting") {
    const goesOn = counts.running > 0 && `What runs goes on.`;
    return {
      title: "Cancel everything that waits?",
      description: sentences(waiting, goesOn, kept),
      action: `Cancel ${countSteps(counts.waiting)}`,
    };
  }
  return {
    title: "Cancel everything?",
    description: sentences(describeStops(running), waiting, kept),
    action: `Cancel ${countSteps(counts.running + counts.waiting)}`,
  };
}

function describeStops(running: readonly RunningStepView[]): string {
  const begun = running.filter(({ status }) => status === "running");
  if (begun.length === 0) return "";
  const many = begun.length > 1;
  const stop = `${countSteps(begun.length, "runs", "run")} and will be stopped.`;
  const paid = begun.filter(({ free }) => !free).length;
  const unstoppable = begun.filter(({ free, cancel }) => !free && cancel === "impossible").length;
  if (paid === 0) return `${stop} ${many ? "They cost" : "It costs"} nothing.`;
  if (unstoppable === begun.length) {
    return `${countSteps(begun.length, "runs", "run")} and cannot be stopped at the provider: ${many ? "they" : "it"} will be charged.`;
  }
  const some = paid < begun.length ? `, for ${paid} of them` : "";
  const charged = unstoppable > 0 ? `, and will charge for ${unstoppable} that cannot be stopped` : "";
  return `${stop} The provider may charge for what it has already done${some}${charged}.`;
}

export function countSteps(count: number, one = "", many = ""): string {
  return [count === 1 ? "1 step" : `${count} steps`, count === 1 ? one : many].filter(Boolean).join(" ");
}

function sentences(...parts: (string | false)[]): string {
  return parts.filter(Boolean).join(" ");
}
