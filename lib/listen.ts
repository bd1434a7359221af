import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { env } from "./env.ts";
import { log } from "./log.ts";

const RECONNECT_MS = 500;

type Listener = {
  channels: readonly string[];
  onNotify: (channel: string, payload: string) => void;
  /** Runs on each new connection, before anything is heard on it: notifications may have been missed. */
  onConnect?: (client: Client) => Promise<void>;
};

/** Holds one connection that listens, and opens another when it breaks, until the returned function is called. */
export function listen(listener: Listener): () => Promise<void> {
  const state = { stopped: false, client: undefined as Client | undefined };
  const running = keepConnected(listener, state);
  return async () => {
    state.stopped = true;
    await state.client?.end();
    await running;
  };
}

async function keepConnected(
  listener: Listener,
  state: { stopped: boolean; client: Client | undefined },
): Promise<void> {
  while (!state.stopped) {
    try {
      await connectOnce(listener, state);
    } catch (error) {
      if (state.stopped) return;
      log({ part: "listen" }).warn({ err: error }, "listening connection lost");
    }
    if (!state.stopped) await delay(RECONNECT_MS);
  }
}

/** Resolves or rejects when the connection ends. */
async function connectOnce(
  { channels, onNotify, onConnect }: Listener,
  state: { stopped: boolean; client: Client | undefined },
): Promise<void> {
  const client = new Client({
    connectionString: env().DATABASE_URL,
    keepAlive: true,
    // The server notices a vanished peer in about 25 s and frees what the connection holds.
    options: "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
  });
  state.client = client;
  const ended = new Promise<void>((resolve, reject) => {
    client.once("end", resolve);
    client.once("error", reject);
  });
  // Handled below; this keeps a failure during connect from being reported as unhandled.
  ended.catch(() => {});
  try {
    await client.connect();
    client.on("notification", ({ channel, payload }) => onNotify(channel, payload ?? ""));
    for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    await onConnect?.(client);
    await ended;
  } finally {
    await client.end().catch(() => {});
  }
}
