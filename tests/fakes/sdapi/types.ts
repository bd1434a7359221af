import type { Paint } from "#tests/fakes/paint.ts";

/** Which software it plays: they share the paths and differ in which of them there are. */
export type Software = "a1111" | "forge" | "sdnext" | "sd-server" | "koboldcpp" | "draw-things";

export type RecordedRequest = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown>;
  /** Of the answer; null until it has begun. */
  status: number | null;
  /** The client left before the answer was complete. */
  abandoned: boolean;
};

export type Refusal = { status: number; body: unknown; headers?: Record<string, string> };

/** One way to misbehave, used up by one request for a picture. */
export type Misbehaviour =
  | { kind: "refuse"; refusal: Refusal }
  /** Half of the answer, then a broken connection. */
  | { kind: "truncate" }
  /** Breaks the connection before any answer. */
  | { kind: "hang-up" }
  /** Draws for ever, until it is interrupted. */
  | { kind: "stall" }
  /** Status 200 with a web page. */
  | { kind: "web-page" }
  /** JSON of another kind. */
  | { kind: "other-json" }
  /** A good answer without a picture in it. */
  | { kind: "empty" }
  /** Forgets the task: its progress is unknown, though it is drawn. */
  | { kind: "lose-task" }
  /** A picture of another size than was asked for. */
  | { kind: "other-size" };

export type FakeSdapiOptions = {
  software?: Software;
  /** Asks for HTTP Basic, as "name:password". */
  auth?: string;
  checkpoints?: readonly string[];
  paint?: Paint;
};

/** What it is asked to draw. */
export type Job = {
  /** As given by the client, where this software knows tasks. */
  taskId: string | null;
  body: Record<string, unknown>;
  misbehaviour: Misbehaviour | undefined;
};
