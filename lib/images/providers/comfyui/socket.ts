import { setTimeout as wait } from "node:timers/promises";
import { outboundSocket } from "#lib/outbound.ts";
import { type Frame, parseFrame } from "./frames.ts";
import { type Message, parseMessage } from "./messages.ts";
import { authorization, type ComfyServer, routeOf } from "./server.ts";

export type Incoming = { type: "message"; message: Message } | { type: "frame"; frame: Frame };

/** What ComfyUI tells of its own accord, to be read one by one. */
export type Inbox = {
  /** The next one; null when none came for `waitMs`, or the connection is gone. @throws the signal's reason */
  next(waitMs: number, signal: AbortSignal): Promise<Incoming | null>;
  readonly closed: boolean;
  close(): void;
};

const OPEN_MS = 10_000;
/** The first message of a client says what it understands: previews that name their job. */
const FEATURES = JSON.stringify({ type: "feature_flags", data: { supports_preview_metadata: true } });

/**
 * Listens under `clientId`: what is said of a job goes only to the client that it was submitted for.
 * @returns null when no connection came about: the job can be followed by asking, without previews
 * @throws the signal's reason
 */
export async function openInbox(
  server: ComfyServer,
  clientId: string,
  signal: AbortSignal,
): Promise<Inbox | null> {
  const { socket, opened } = connect(server, clientId);
  const inbox = collect(socket);
  const late = AbortSignal.any([signal, AbortSignal.timeout(OPEN_MS)]);
  const open = await Promise.race([opened, aborted(late)]);
  if (open) return inbox;
  inbox.close();
  signal.throwIfAborted();
  return null;
}

function connect(server: ComfyServer, clientId: string) {
  const url = routeOf(server.baseURL, "ws");
  url.searchParams.set("clientId", clientId);
  const { allowPrivate } = server;
  const socket = outboundSocket(url, { allowPrivate, headers: authorization(server) });
  socket.binaryType = "arraybuffer";
  const { promise: opened, resolve } = Promise.withResolvers<boolean>();
  socket.addEventListener("open", () => {
    socket.send(FEATURES);
    resolve(true);
  });
  socket.addEventListener("close", () => resolve(false));
  socket.addEventListener("error", () => resolve(false));
  return { socket, opened };
}

function collect(socket: ReturnType<typeof outboundSocket>): Inbox {
  const waiting: Incoming[] = [];
  let closed = false;
  let wake = () => {};
  const end = () => {
    closed = true;
    wake();
  };
  socket.addEventListener("close", end);
  socket.addEventListener("error", end);
  socket.addEventListener("message", ({ data }) => {
    const incoming = toIncoming(data);
    if (!incoming) return;
    // A reader that is slower than the previews gets the newest one.
    const unread = isPreview(incoming) ? waiting.findIndex(isPreview) : -1;
    if (unread >= 0) waiting.splice(unread, 1);
    waiting.push(incoming);
    wake();
  });
  return {
    async next(waitMs, signal) {
      signal.throwIfAborted();
      if (waiting.length === 0 && !closed) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const stop = new AbortController();
        await Promise.race([
          woken,
          wait(waitMs, undefined, { signal: AbortSignal.any([signal, stop.signal]) }).catch(() => {}),
        ]);
        stop.abort();
        signal.throwIfAborted();
      }
      return waiting.shift() ?? null;
    },
    get closed() {
      return closed;
    },
    close: () => socket.close(),
  };
}

/** Previews are JPEG; a finished picture that comes the same way is PNG. */
function isPreview(incoming: Incoming): boolean {
  return incoming.type === "frame" && incoming.frame.bytes[0] === 0xff;
}

function toIncoming(data: unknown): Incoming | null {
  if (typeof data === "string") {
    const message = parseMessage(data);
    return message && { type: "message", message };
  }
  const frame = data instanceof ArrayBuffer ? parseFrame(Buffer.from(data)) : null;
  return frame && { type: "frame", frame };
}

function aborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    else signal.addEventListener("abort", () => resolve(false), { once: true });
  });
}
