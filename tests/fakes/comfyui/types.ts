import type { Paint } from "#tests/fakes/paint.ts";

/** One way to misbehave, used up by one job. */
export type Misbehaviour =
  /** `/prompt` answers this. */
  | { kind: "refuse"; status: number; body: unknown }
  /** Breaks the connection of `/prompt` before any answer. */
  | { kind: "hang-up" }
  /** Takes the job, and breaks the connection before saying so. */
  | { kind: "lose-answer" }
  /** `/prompt` answers a web page with status 200. */
  | { kind: "web-page" }
  /** Says nothing more after the first preview, and never ends. */
  | { kind: "stall" }
  /** Breaks every socket after the first preview and works on. */
  | { kind: "drop-sockets" }
  /** Fails in the sampler. */
  | { kind: "execution-error"; type: string; message: string }
  /** Somebody presses the button that stops it. */
  | { kind: "interrupt" }
  /** Forgets the job after the first preview, as after a restart. */
  | { kind: "lose" }
  /** Ends well, without a picture. */
  | { kind: "empty" }
  /** Sends half of each picture and breaks the connection. */
  | { kind: "truncate" }
  /** The files of the pictures are gone. */
  | { kind: "no-files" };

export type FakeComfyUiOptions = {
  /** From before jobs could be named and canceled by id, and before previews named their job. */
  old?: boolean;
  checkpoints?: string[];
  /** For each step of a sampler. */
  stepMs?: number;
  paint?: Paint;
};

/** What the server got, for tests that count and look. */
export type RecordedRequest = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
};
