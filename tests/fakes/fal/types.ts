import type { Input } from "./contract.ts";

export type Refusal = { status: number; body: unknown; headers?: Record<string, string> };

/** One way to misbehave. Those of a submission are used up by one, the others hold for the job of the next one. */
export type Misbehaviour =
  | { kind: "refuse"; refusal: Refusal }
  /** Breaks the connection before a submission is answered. */
  | { kind: "hang-up" }
  /** Accepts a submission with something that is no JSON. */
  | { kind: "web-page" }
  /** The job ends with this instead of a result. */
  | { kind: "fail"; refusal: Refusal }
  /** Nobody knows the job's id any more. */
  | { kind: "lose" }
  /** So many looks at the job are answered by a gateway with a web page. */
  | { kind: "bad-gateway"; times: number }
  | { kind: "no-pictures" }
  | { kind: "black-picture" }
  /** So many downloads break off in the middle. */
  | { kind: "broken-download"; times: number }
  /** The picture is gone from where the result says it is. */
  | { kind: "no-download" }
  /** Waits in the queue, or works, until it is canceled. */
  | { kind: "stay"; state: "IN_QUEUE" | "IN_PROGRESS" };

export type FakeJob = {
  id: string;
  /** `owner/app`, below which it is asked for. */
  app: string;
  input: Input | { detail: unknown[] };
  state: "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED";
  queuePosition: number;
  canceled: boolean;
  misbehaviour: Misbehaviour | undefined;
  /** Where it is painted elsewhere: null until it is finished. */
  painted?: Buffer | null;
};

/** What the server got, for tests that count and look. */
export type RecordedRequest = { method: string; path: string; key: string | undefined; body: unknown };
