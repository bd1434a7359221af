import type { EventType } from "#lib/images/constants.ts";

export type StudioEvent = {
  type: EventType | "generation.progress" | "generation.preview" | "reset";
  /** Absent or null for what concerns no session or all of them. */
  sessionId?: string | null;
  generationId?: string;
  progress?: number | null;
  /** How many are before it at the vendor. */
  vendorPosition?: number | null;
  previewUrl?: string;
  /** Whether a deleted or restored step took all that hangs on it along. */
  branch?: boolean;
  /** Of the picture that has just been finished. */
  url?: string;
  /** Of the draft that has just been saved. */
  version?: number;
};

type Listener = (event: StudioEvent) => void;

const TYPES: readonly StudioEvent["type"][] = [
  "generation.queued",
  "generation.started",
  "generation.progress",
  "generation.preview",
  "generation.succeeded",
  "generation.failed",
  "generation.canceled",
  "generation.deleted",
  "generation.restored",
  "generation.updated",
  "session.updated",
  "draft.updated",
  "queue.updated",
  "reset",
];

const REOPEN_AFTER_MS = 3_000;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let reopening: ReturnType<typeof setTimeout> | undefined;

/**
 * Listens to everything that happens to the signed-in person's pictures, over one connection a tab. The
 * browser resumes an interrupted one without a gap; when that cannot be, the server sends a `reset` first.
 */
export function onStudioEvent(listener: Listener): () => void {
  listeners.add(listener);
  if (!source) open();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) close();
  };
}

/** Whether news arrive by themselves right now; otherwise the page asks from time to time. */
export function isStreamOpen(): boolean {
  return source !== undefined && source.readyState === source.OPEN;
}

function open(): void {
  const opened = new EventSource("/api/images/events");
  source = opened;
  opened.onerror = () => {
    if (opened.readyState !== opened.CLOSED) return;
    source = undefined;
    reopening = setTimeout(open, REOPEN_AFTER_MS);
  };
  for (const type of TYPES) {
    opened.addEventListener(type, (message) => tell({ ...parseEvent(message), type }));
  }
}

function close(): void {
  clearTimeout(reopening);
  source?.close();
  source = undefined;
}

function tell(event: StudioEvent): void {
  for (const listener of listeners) listener(event);
}

/** Our own server writes the stream; its events are described in `StudioEvent`. */
function parseEvent(message: MessageEvent<string>): Omit<StudioEvent, "type"> {
  return JSON.parse(message.data || "{}") as Omit<StudioEvent, "type">;
}
