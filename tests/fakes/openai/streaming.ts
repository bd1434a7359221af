import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { completedEvent, type Endpoint, partialEvent } from "./answers.ts";
import type { Drawing } from "./drawing.ts";
import type { ImageRequest, Misbehaviour } from "./types.ts";

export type StreamPlan = {
  endpoint: Endpoint;
  request: ImageRequest;
  drawings: readonly Drawing[];
  partials: readonly Drawing[];
  misbehaviour: Misbehaviour | undefined;
  /** Waits until the picture is due; false when the client has left meanwhile. */
  untilDue: () => Promise<boolean>;
};

/** Server-sent events as the real server sends them: previews, the finished picture, `[DONE]`. */
export async function streamAnswer(response: ServerResponse, plan: StreamPlan): Promise<void> {
  const { endpoint, request, drawings, misbehaviour } = plan;
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
  });
  response.flushHeaders();
  const partials = misbehaviour ? plan.partials.slice(0, 1) : plan.partials;
  for (const [index, partial] of partials.entries()) {
    await sendEvent(response, partialEvent(endpoint, request, partial, index));
  }
  if (misbehaviour && (await misbehave(response, misbehaviour))) return;
  if (!(await plan.untilDue())) return;
  for (const drawing of drawings) await sendEvent(response, completedEvent(endpoint, request, drawing));
  response.end("data: [DONE]\n\n");
}

/** @returns false when this kind leaves the stream as it is */
async function misbehave(response: ServerResponse, misbehaviour: Misbehaviour): Promise<boolean> {
  switch (misbehaviour.kind) {
    case "truncate":
      response.end();
      return true;
    case "reset":
      response.socket?.resetAndDestroy();
      return true;
    case "stall":
      await once(response, "close");
      return true;
    case "error-event":
      await sendEvent(response, { type: "error", error: misbehaviour.error });
      response.end();
      return true;
    case "garbage":
      response.end("event: image_generation.completed\ndata: {oops\n\n");
      return true;
    default:
      return false;
  }
}

/** Waits until the bytes are on their way, so that a reset after it does not overtake them. */
async function sendEvent(
  response: ServerResponse,
  event: { type: string; [field: string]: unknown },
): Promise<void> {
  const text = `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  await new Promise<void>((resolve) => response.write(text, () => resolve()));
}
