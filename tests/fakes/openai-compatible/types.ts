import type { ImageRequest, RecordedRequest, Refusal } from "#tests/fakes/openai/types.ts";
import type { Job } from "./drawing.ts";

export type { ImageRequest, RecordedRequest, Refusal };

/** One way to misbehave, used up by one request for a picture. */
export type Misbehaviour =
  | { kind: "refuse"; refusal: Refusal }
  /** Breaks the connection before any answer. */
  | { kind: "hang-up" }
  /** Never answers. */
  | { kind: "silence" }
  /** Sends half of the answer: in good order, or with a broken connection, or nothing more until the client leaves. */
  | { kind: "truncate" }
  | { kind: "reset" }
  | { kind: "stall" }
  /** A good answer without a picture in it. */
  | { kind: "empty" }
  /** Status 200 with a web page. */
  | { kind: "web-page" }
  /** Another size, or another kind of file, than was asked for. */
  | { kind: "other-size" }
  | { kind: "other-type" };

/** How one kind of server understands a request, and how it puts things. */
export type FakeDialect = {
  /** By `METHOD /path`. What to draw, or why not. */
  endpoints: Record<string, (request: ImageRequest) => Promise<Job | Refusal>>;
  modelsPath: string;
  models: unknown;
  /** The answer around a picture: `url` serves its bytes. */
  answer(picture: { base64: string; url: string }, request: ImageRequest): Record<string, unknown>;
  wrongKey: Refusal;
  notFound: Refusal;
};
