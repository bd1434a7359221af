import type { Paint } from "#tests/fakes/paint.ts";

/** The text fields of a form, and its files. */
export type Form = { fields: Record<string, string>; files: Record<string, { type: string; bytes: Buffer }> };

export type Refusal = { status: number; body: unknown; headers?: Record<string, string> };

/** What the server got, for tests that count and look. */
export type RecordedRequest = Form & {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
};

/** One way to misbehave, used up by one request for a picture. */
export type Misbehaviour =
  | { kind: "refuse"; refusal: Refusal }
  /** Breaks the connection before any answer. */
  | { kind: "hang-up" }
  /** Never answers. */
  | { kind: "silence" }
  /** Ends in the middle of the picture. */
  | { kind: "truncate" }
  /** Status 200 with a web page. */
  | { kind: "web-page" }
  /** Status 200 with nothing. */
  | { kind: "empty" }
  /** Status 200 with a picture that the filter has blurred. */
  | { kind: "filtered" }
  /** JSON, although bytes were asked for; filtered or not. */
  | { kind: "json"; finishReason: "SUCCESS" | "CONTENT_FILTERED" }
  /** A picture without a word about its seed. */
  | { kind: "bare" };

export type FakeOptions = { apiKey?: string; delayMs?: number; port?: number; paint?: Paint };
