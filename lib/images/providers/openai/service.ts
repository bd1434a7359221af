import type OpenAI from "openai";
import type { Vendor } from "#lib/images/providers/refusal-error.ts";
import type { ProviderRequest } from "#lib/images/providers/types.ts";
import type { Usage } from "./answer.ts";

/** An answer that has begun. `stream` only where server-sent events were asked for. */
type Started = {
  response: Response;
  stream?: AsyncIterable<unknown>;
  requestId: string | null;
};

/** One picture to be asked for. */
export type Order = {
  /** The one it is drawn with; null where the server has no seeds. */
  seed: number | null;
  send(signal: AbortSignal): Promise<Started>;
};

/** A server that speaks OpenAI's protocol, or nearly. */
export type Service = Vendor & {
  client: OpenAI;
  /** Servers that draw one picture after the other are asked so: what is canceled before its turn is never begun. */
  inTurn: boolean;
  /** One order for each picture, the request encoded once for all. */
  prepare(request: ProviderRequest): Promise<Order[]>;
  /** Fetches a picture that was answered as an address; absent where that never happens. */
  download?(url: string, signal: AbortSignal): Promise<Buffer>;
  /** Micro-dollars of one call; null when unknown. */
  costMicros(modelId: string, usage: Usage | undefined): number | null;
  /** Of the prices that the costs come from. */
  pricesVersion?: string;
};
