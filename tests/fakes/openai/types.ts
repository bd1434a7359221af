import type { Paint } from "#tests/fakes/paint.ts";

/** A file of a multipart request. */
export type UploadedFile = { field: string; name: string; type: string; bytes: Buffer };

/** The fields of a JSON or multipart request, the latter with numbers and booleans already read. */
export type ImageRequest = { fields: Record<string, unknown>; files: UploadedFile[] };

/** What the server got, for tests that count and look. */
export type RecordedRequest = ImageRequest & {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  requestId: string;
  /** Of the answer; null until it has begun. */
  status: number | null;
  /** The client left before the answer was complete. */
  abandoned: boolean;
};

/** An answer that refuses, in OpenAI's shape unless `body` says otherwise. */
export type Refusal = {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
};

/** One way to misbehave, used up by one request to an image endpoint. */
export type Misbehaviour =
  | { kind: "refuse"; refusal: Refusal }
  /** Ends the stream in good order after one preview, without a picture. */
  | { kind: "truncate" }
  /** Breaks the connection after one preview. */
  | { kind: "reset" }
  /** Breaks the connection before any answer. */
  | { kind: "hang-up" }
  /** Sends one preview and then nothing more, until the client leaves. */
  | { kind: "stall" }
  /** Never answers. */
  | { kind: "silence" }
  /** Sends one preview and then an error event. */
  | { kind: "error-event"; error: Record<string, unknown> }
  /** Answers JSON although a stream was asked for. */
  | { kind: "ignore-stream" }
  /** A good answer without a picture in it. */
  | { kind: "empty" }
  /** Status 200 with a web page. */
  | { kind: "web-page" }
  /** A stream with an event that is no JSON. */
  | { kind: "garbage" };

export type FakeOpenAiOptions = {
  /** The key it accepts. */
  apiKey?: string;
  /** From the whole request to the finished picture. */
  delayMs?: number;
  /** Without previews. */
  paint?: Paint;
  /** A fixed port, for a server that is started by hand. */
  port?: number;
};
