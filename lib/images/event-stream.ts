import type { EventRow } from "#db/schema/images.ts";
import { AppError } from "#lib/errors.ts";
import type { LiveEvent } from "#lib/events.ts";
import { subscribe } from "#lib/events.ts";
import type { EventType } from "./constants.ts";
import { type EventRange, getEventRange, listEventsAfter } from "./events.ts";
import { getGeneration } from "./generations.ts";
import type { Owner } from "./owner.ts";

const HEARTBEAT_MS = 15_000;
const RECHECK_SIGN_IN_MS = 60_000;
const PAGE = 200;
/** A client that does not read is cut off at this many waiting bytes; it resumes where it was. */
const WAITING_MAX_BYTES = 1024 * 1024;
/** Browsers allow six connections to a host; the rest is for a second browser. */
const STREAMS_MAX = 12;

export type StreamOptions = {
  /** The last event the client has, from its `Last-Event-ID`. */
  lastEventId: string | null;
  /** Only this generation's events, ending the stream with its end. */
  generationId?: string;
  /** Asked every minute: a stream does not outlive a session. */
  isSignedIn: () => Promise<boolean>;
};

const ENDINGS: ReadonlySet<EventType> = new Set([
  "generation.succeeded",
  "generation.failed",
  "generation.canceled",
]);

const openStreams = new Map<string, number>();

/**
 * The user's events as `text/event-stream`, from where the client left off. Without a place to resume from, the first
 * event is `reset`: what the page knows may be old.
 * @throws {AppError} limit_exceeded
 */
export async function openEventStream(
  user: Owner,
  options: StreamOptions,
): Promise<ReadableStream<Uint8Array>> {
  const open = openStreams.get(user.id) ?? 0;
  if (open >= STREAMS_MAX) {
    throw new AppError("limit_exceeded", "Too many windows of the studio are open.", {
      retryAfterMs: 10_000,
    });
  }
  openStreams.set(user.id, open + 1);
  const stream = new EventStream(user, options);
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => stream.start(controller),
      cancel: () => stream.close(),
    },
    { highWaterMark: WAITING_MAX_BYTES, size: (chunk) => chunk.byteLength },
  );
}

/**
 * As `openEventStream` for one generation, until it ends. A finished one is told at once.
 * @throws {AppError} not_found, limit_exceeded
 */
export async function openGenerationStream(
  user: Owner,
  generationId: string,
  options: Omit<StreamOptions, "generationId">,
): Promise<ReadableStream<Uint8Array>> {
  // Read before the generation: what happens in between is then sent twice rather than not at all.
  const range = await getEventRange(user);
  const { status, sessionId, outputs } = await getGeneration(user, generationId);
  if (status === "queued" || status === "running") {
    const lastEventId = String(placeToResume(options.lastEventId, range) ?? range.last);
    return await openEventStream(user, { ...options, lastEventId, generationId });
  }
  const type = `generation.${status}`;
  const picture = { outputAssetId: outputs[0]?.id ?? null, url: outputs[0]?.url ?? null };
  const data = { type, generationId, sessionId, status, ...(status === "succeeded" && picture) };
  return new Blob([toFrame(type, data, range.last)]).stream();
}

/** The sequence that a client named, when all events after it are still there. */
function placeToResume(lastEventId: string | null, { last, oldest }: EventRange): number | null {
  const sequence = Number(lastEventId || Number.NaN);
  return Number.isSafeInteger(sequence) && sequence <= last && sequence >= oldest - 1 ? sequence : null;
}

/** One event as the SSE specification writes it. */
function toFrame(type: string, data: object, sequence?: number): string {
  const id = sequence === undefined ? "" : `id: ${sequence}\n`;
  return `${id}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** One client. A class, because what it holds (timers, a subscription, a place in the list) ends together. */
class EventStream {
  readonly #user: Owner;
  readonly #options: StreamOptions;
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #unsubscribe = () => {};
  #timers: NodeJS.Timeout[] = [];
  #sequence = 0;
  #pumping = false;
  #pumpAgain = false;

  constructor(user: Owner, options: StreamOptions) {
    this.#user = user;
    this.#options = options;
  }

  async start(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    this.#controller = controller;
    this.#timers = [
      setInterval(() => this.#write(": still here\n\n"), HEARTBEAT_MS),
      setInterval(() => void this.#recheck(), RECHECK_SIGN_IN_MS),
    ];
    try {
      await this.#resume();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  async #resume(): Promise<void> {
    const range = await getEventRange(this.#user);
    // The client left meanwhile: a subscription would never end.
    if (!this.#controller) return;
    const resumeAt = placeToResume(this.#options.lastEventId, range);
    this.#sequence = resumeAt ?? range.last;
    this.#write("retry: 1000\n\n");
    if (resumeAt === null) this.#send("reset", { type: "reset" }, this.#sequence);
    this.#unsubscribe = subscribe(this.#user.id, (live) => (live ? this.#sendLive(live) : void this.#pump()));
    await this.#pump();
  }

  close(): void {
    if (!this.#controller) return;
    this.#controller = null;
    this.#unsubscribe();
    for (const timer of this.#timers) clearInterval(timer);
    const others = (openStreams.get(this.#user.id) ?? 1) - 1;
    if (others > 0) openStreams.set(this.#user.id, others);
    else openStreams.delete(this.#user.id);
  }

  /** Sends what the table has since the last time, one reader at a time. */
  async #pump(): Promise<void> {
    this.#pumpAgain = true;
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#pumpAgain && this.#controller) {
        this.#pumpAgain = false;
        const events = await listEventsAfter(this.#user, this.#sequence, PAGE);
        for (const event of events) this.#sendEvent(event);
        if (events.length === PAGE) this.#pumpAgain = true;
      }
    } catch {
      // The database is away: the client comes back and resumes.
      this.#end();
    } finally {
      this.#pumping = false;
    }
  }

  #sendEvent({ sequence, type, sessionId, generationId, data }: EventRow): void {
    this.#sequence = sequence;
    if (this.#options.generationId && this.#options.generationId !== generationId) return;
    this.#send(type, { type, generationId, sessionId, ...data }, sequence);
    if (this.#options.generationId && ENDINGS.has(type)) this.#end();
  }

  #sendLive({ type, data }: LiveEvent): void {
    if (this.#options.generationId && this.#options.generationId !== data.generationId) return;
    this.#send(type, { type, ...data });
  }

  #send(type: string, data: object, sequence?: number): void {
    this.#write(toFrame(type, data, sequence));
  }

  #write(text: string): void {
    if (!this.#controller) return;
    if ((this.#controller.desiredSize ?? 0) > 0) this.#controller.enqueue(this.#encoder.encode(text));
    else this.#end();
  }

  async #recheck(): Promise<void> {
    const signedIn = await this.#options.isSignedIn().catch(() => true);
    if (!signedIn) this.#end();
  }

  #end(): void {
    const controller = this.#controller;
    this.close();
    controller?.close();
  }
}
