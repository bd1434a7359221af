import type { Paint } from "#tests/fakes/paint.ts";

export type FakeGoogleOptions = {
  /** The key it accepts. */
  apiKey?: string;
  /** From the whole request to the answer. */
  delayMs?: number;
  paint?: Paint;
  /** The ids it lists and knows; all unless given. */
  models?: readonly string[];
};

/** What the server got, for tests that count and look. */
export type RecordedRequest = {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
  /** Of the answer; null until it has begun. */
  status: number | null;
  /** The client left before the answer was complete. */
  abandoned: boolean;
};

export type Refusal = { status: number; body: unknown; headers?: Record<string, string> };

/** One way to misbehave, used up by one request for a picture. */
export type Misbehaviour =
  | { kind: "refuse"; refusal: Refusal }
  /** Status 200 and no picture, for this reason. */
  | { kind: "finish"; finishReason: string; text?: string }
  /** Status 200, refused before anything was made. */
  | { kind: "block"; blockReason: string }
  /** Status 200, and the only picture is one that the model made while thinking. */
  | { kind: "only-thoughts" }
  /** Two pictures in one answer. */
  | { kind: "two-pictures" }
  /** A picture of another size and type than was asked for. */
  | { kind: "other-picture" }
  /** A good answer with nothing in it. */
  | { kind: "empty" }
  /** Ends the answer in good order in the middle of its JSON. */
  | { kind: "truncate" }
  /** Breaks the connection in the middle of the answer. */
  | { kind: "reset" }
  /** Breaks the connection before any answer. */
  | { kind: "hang-up" }
  /** Sends half of the answer and then nothing more, until the client leaves. */
  | { kind: "stall" }
  /** Never answers. */
  | { kind: "silence" }
  /** Status 200 with a web page. */
  | { kind: "web-page" };
