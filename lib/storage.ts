import type { Readable } from "node:stream";
import { env } from "./env.ts";
import { openLocalStorage } from "./storage/local.ts";

/** First and last byte, both included, as in an HTTP Range. */
export type ByteRange = { start: number; end: number };

/**
 * Where bytes live. Objects are written once and never change. Keys are slash-separated names that we make
 * ourselves; a driver refuses anything else with an error.
 */
export type Storage = {
  /** Stores `bytes`, whole or not at all. Writing a key again replaces it atomically. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** The whole object, or null when there is none. */
  get(key: string): Promise<Buffer | null>;
  /** The object, or `range` of it, as a stream; null when there is none. */
  open(key: string, range?: ByteRange): Promise<Readable | null>;
  has(key: string): Promise<boolean>;
  /** Nothing happens when there is no such object. */
  remove(key: string): Promise<void>;
  /** Every key below `prefix` (a folder) with the time it was written, in no particular order. */
  list(prefix: string): AsyncIterable<{ key: string; writtenAt: Date }>;
};

let opened: Storage | undefined;

/** The store that the settings name, opened on first use. */
export function storage(): Storage {
  opened ??= openLocalStorage(`${env().STUDIO_DATA_DIR}/storage`);
  return opened;
}
