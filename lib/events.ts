import { sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { listen } from "./listen.ts";
import { log } from "./log.ts";

/**
 * Tells every web process that something happened to a user. A signal is a hint: what happened stands in the event
 * table. Only `live` facts (progress, previews), which nobody needs later, travel in it.
 */
export type Signal = { userId: string; live?: LiveEvent };
export type LiveEvent = { type: "generation.progress" | "generation.preview"; data: Record<string, unknown> };

const CHANNEL = "studio_events";
/** NOTIFY takes a global lock at commit, so after one, the signals of this many milliseconds share the next. */
const COALESCE_MS = 20;
/** A lost signal costs at most this long. */
const POLL_MS = 20_000;

type Subscriber = (live?: LiveEvent) => void;
type Hub = { subscribers: Map<string, Set<Subscriber>> };

const holder = globalThis as typeof globalThis & { studioHub?: Hub };
const pending = new Map<string, Signal>();
let timer: NodeJS.Timeout | undefined;
let flushedAt = 0;

/** Sends a signal to all web processes soon. Never throws: the reader's poll makes up for a lost one. */
export function signal(message: Signal): void {
  const kind = message.live
    ? `${message.userId} ${message.live.type} ${message.live.data.generationId}`
    : message.userId;
  pending.set(kind, message);
  const waitMs = Math.max(0, flushedAt + COALESCE_MS - Date.now());
  timer ??= setTimeout(() => void flushSignals(), waitMs);
}

/** Sends at once what waits to be sent; for processes that are about to end. */
export async function flushSignals(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  flushedAt = Date.now();
  const payloads = [...pending.values()].map((message) => JSON.stringify(message));
  pending.clear();
  if (payloads.length === 0) return;
  try {
    // The setting lasts for this statement's own transaction: a hint need not wait for the disk.
    await db().execute(sql`
      select set_config('synchronous_commit', 'off', true), pg_notify(${CHANNEL}, payload)
      from unnest(${sql.param(payloads)}::text[]) as payload`);
  } catch (error) {
    log({ part: "events" }).warn({ err: error }, "signal not sent");
  }
}

/**
 * Calls `subscriber` whenever something may have happened to the user: after a signal, on a poll, and after the
 * listening connection was lost and found. With an argument it is a live event, without one: look at the table.
 */
export function subscribe(userId: string, subscriber: Subscriber): () => void {
  holder.studioHub ??= openHub();
  const { subscribers } = holder.studioHub;
  const mine = subscribers.get(userId) ?? new Set();
  subscribers.set(userId, mine.add(subscriber));
  return () => {
    mine.delete(subscriber);
    if (mine.size === 0 && subscribers.get(userId) === mine) subscribers.delete(userId);
  };
}

function openHub(): Hub {
  const subscribers: Hub["subscribers"] = new Map();
  const wakeAll = () => {
    for (const mine of subscribers.values()) for (const subscriber of mine) subscriber();
  };
  setInterval(wakeAll, POLL_MS).unref();
  listen({
    channels: [CHANNEL],
    onConnect: async () => wakeAll(),
    onNotify: (_channel, payload) => {
      const { userId, live } = parseSignal(payload);
      for (const subscriber of subscribers.get(userId) ?? []) subscriber(live);
    },
  });
  return { subscribers };
}

/** Only this file writes to the channel, so the shape is known. */
function parseSignal(payload: string): Signal {
  return JSON.parse(payload) as Signal;
}
