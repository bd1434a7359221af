import type { Paint } from "#tests/fakes/paint.ts";

export type Refusal = { status: number; body: unknown; headers?: Record<string, string> };

/** What the server got, for tests that count and look. */
export type RecordedRequest = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  fields: Record<string, unknown>;
};

/** One way to misbehave when a picture is ordered, used up by one order. */
type OrderMisbehaviour =
  | { on: "order"; kind: "refuse"; refusal: Refusal }
  /** Breaks the connection before any answer. */
  | { on: "order"; kind: "hang-up" }
  /** Never answers. */
  | { on: "order"; kind: "silence" }
  /** Status 200 with a web page. */
  | { on: "order"; kind: "web-page" }
  /** Ends in the middle of the answer. */
  | { on: "order"; kind: "truncate" }
  /** Takes the order, but names another address to ask at. */
  | { on: "order"; kind: "polling-url"; url: string };

/** One way to misbehave when a job is asked for, used up by one look. */
type LookMisbehaviour =
  | { on: "look"; kind: "refuse"; refusal: Refusal }
  | { on: "look"; kind: "hang-up" }
  /** A state in which a job ends or goes on. */
  | { on: "look"; kind: "state"; status: string; details?: unknown }
  /** Ready, but without a link. */
  | { on: "look"; kind: "no-link" }
  /** The job is not known any more. */
  | { on: "look"; kind: "lost" };

/** One way to misbehave when a picture is fetched, used up by one download. */
type FetchMisbehaviour =
  | { on: "fetch"; kind: "expired" }
  | { on: "fetch"; kind: "hang-up" }
  | { on: "fetch"; kind: "truncate" }
  | { on: "fetch"; kind: "empty" }
  | { on: "fetch"; kind: "web-page" };

export type Misbehaviour = OrderMisbehaviour | LookMisbehaviour | FetchMisbehaviour;

export type FakeOptions = {
  apiKey?: string;
  /** From the order to the finished picture. */
  delayMs?: number;
  paint?: Paint;
  /** A fixed port, for a server that is started by hand. */
  port?: number;
};
