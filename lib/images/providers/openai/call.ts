import { JsonAnswer, type Picture, StreamEvent, toPicture } from "./answer.ts";
import { cutOff, noPicture, toProviderError } from "./errors.ts";
import type { Order, Service } from "./service.ts";

type CallEvent =
  | { type: "submitted"; providerRequestId?: string }
  | { type: "preview"; bytes: Buffer }
  | { type: "picture"; picture: Picture; seed: number | null };

type Call = { service: Service; order: Order; signal: AbortSignal; providerRequestId: string | undefined };

/**
 * Asks for one picture and follows the answer to its end. Also fails where the SDK would end in silence: a stream
 * without a finished picture, an answer that is no stream.
 * @throws {ProviderError} always, also for an abort: the caller tells that apart by the signal
 */
export async function* callOnce(
  service: Service,
  order: Order,
  signal: AbortSignal,
): AsyncGenerator<CallEvent, void, undefined> {
  let providerRequestId: string | undefined;
  try {
    const { stream, response, requestId } = await order.send(signal);
    providerRequestId = requestId ?? undefined;
    yield { type: "submitted", providerRequestId };
    const call = { service, order, signal, providerRequestId };
    const contentType = response.headers.get("content-type") ?? "";
    if (stream && contentType.includes("text/event-stream")) yield* followStream(stream, call);
    else if (contentType.includes("json")) yield await readJson(response, call);
    else throw noPicture(service, providerRequestId);
  } catch (error) {
    throw toProviderError(error, service, providerRequestId);
  }
}

async function* followStream(
  stream: AsyncIterable<unknown>,
  call: Call,
): AsyncGenerator<CallEvent, void, undefined> {
  for await (const raw of stream) {
    const event = StreamEvent.safeParse(raw).data;
    if (event?.type.endsWith(".partial_image") && event.b64_json) {
      yield { type: "preview", bytes: Buffer.from(event.b64_json, "base64") };
    } else if (event?.type.endsWith(".completed")) {
      const bytes = Buffer.from(event.b64_json ?? "", "base64");
      yield toEvent(toPicture(bytes, event), call);
      return;
    }
  }
  throw cutOff(call.service, call.providerRequestId);
}

/** Most servers that resemble OpenAI ignore `stream` and answer as if it had not been asked for. */
async function readJson(response: Response, call: Call): Promise<CallEvent> {
  const { service, signal } = call;
  const { data: answer } = JsonAnswer.safeParse(await response.json());
  const [first] = answer?.data ?? [];
  if (!answer || !first) throw noPicture(service, call.providerRequestId);
  const { b64_json: base64, url } = first;
  const bytes =
    !base64 && url && service.download
      ? await service.download(url, signal)
      : Buffer.from(base64 ?? "", "base64");
  return toEvent(toPicture(bytes, answer, first.revised_prompt), call);
}

function toEvent(picture: Picture | null, { service, order, providerRequestId }: Call): CallEvent {
  if (!picture) throw noPicture(service, providerRequestId);
  return { type: "picture", picture: { ...picture, providerRequestId }, seed: order.seed };
}
