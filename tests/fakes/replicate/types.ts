import type { Input } from "#tests/fakes/fal/contract.ts";

export type Refusal = { status: number; body: unknown; headers?: Record<string, string> };

/** One way to misbehave. Those of a submission are used up by one, the others hold for the prediction of the next one. */
export type Misbehaviour =
  | { kind: "refuse"; refusal: Refusal }
  /** Breaks the connection before a submission is answered. */
  | { kind: "hang-up" }
  /** Accepts a submission with something that is no JSON. */
  | { kind: "web-page" }
  /** The prediction ends like this. */
  | { kind: "end"; status: "failed" | "canceled" | "aborted"; error?: string }
  /** Nobody knows its id any more. */
  | { kind: "lose" }
  /** So many looks at it are answered by a gateway with a web page. */
  | { kind: "bad-gateway"; times: number }
  /** It succeeded so long ago that its output is deleted. */
  | { kind: "expired" }
  /** So many downloads break off in the middle. */
  | { kind: "broken-download"; times: number }
  /** The picture is gone from where the output says it is. */
  | { kind: "no-download" }
  /** Stays so until it is canceled. */
  | { kind: "stay"; status: "starting" | "processing" };

export type FakePrediction = {
  id: string;
  modelId: string;
  drawn: Input;
  status: "starting" | "processing" | "succeeded" | "failed" | "canceled" | "aborted";
  misbehaviour: Misbehaviour | undefined;
  /** Where it is painted elsewhere: null until it is finished. */
  painted?: Buffer | null;
};

/** What the server got, for tests that count and look. */
export type RecordedRequest = { method: string; path: string; key: string | undefined; body: unknown };
