import { as, type Handler, type Person, type RequestOptions } from "./http.ts";

/** An event as the browser's EventSource sees it, or a comment (a heartbeat). */
export type SentEvent = {
  id: string | null;
  event: string | null;
  data: Record<string, unknown>;
  text: string;
};

/** Reads a `text/event-stream` the way a browser does. */
export type EventReader = {
  /** The next event; null when the stream has ended. */
  next(): Promise<SentEvent | null>;
  /** Events up to and with the first for which `isLast` holds, or to the end of the stream. */
  until(isLast: (event: SentEvent) => boolean): Promise<SentEvent[]>;
  /** The client goes away. */
  leave(): Promise<void>;
};

export async function openEvents(
  person: Person,
  handler: Handler,
  options: RequestOptions = {},
): Promise<EventReader> {
  const response = await as(person).get(handler, options);
  if (response.status !== 200 || !response.body) throw new Error(`No stream: ${await response.text()}`);
  return readEvents(response.body);
}

function readEvents(body: ReadableStream<Uint8Array>): EventReader {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  const next = async (): Promise<SentEvent | null> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (!block.startsWith("retry:")) return parseBlock(block);
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += decoder.decode(value, { stream: true });
    }
  };
  return {
    next,
    until: async (isLast) => {
      const events: SentEvent[] = [];
      for (;;) {
        const event = await next();
        if (event) events.push(event);
        if (!event || isLast(event)) return events;
      }
    },
    leave: () => reader.cancel(),
  };
}

function parseBlock(text: string): SentEvent {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1] ?? null;
  return { id: field("id"), event: field("event"), data: JSON.parse(field("data") ?? "{}"), text };
}
