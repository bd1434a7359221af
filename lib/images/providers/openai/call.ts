import type OpenAI from "openai";
import type { ProviderRequest } from "#lib/images/providers/types.ts";
import { JsonAnswer, type Picture, StreamEvent, toPicture } from "./answer.ts";
import { editBody, generateBody, type Pictures } from "./body.ts";
import { cutOff, noPicture, toProviderError } from "./errors.ts";

export type CallEvent =
  | { type: "submitted"; providerRequestId?: string }
  | { type: "preview"; bytes: Buffer }
  | { type: "picture"; picture: Picture };

/** One call for one picture. `secrets` must not show up in what it throws. */
export type Call = {
  client: OpenAI;
  secrets: readonly string[];
  request: ProviderRequest;
  pictures: Pictures | null;
  partialImages: number;
  signal: AbortSignal;
};

type Started = { stream: AsyncIterable<unknown>; response: Response; request_id: string | null };

/**
 * Asks for one picture and follows the answer to its end. Also fails where the SDK would end in silence: a stream
 * without a finished picture, an answer that is no stream.
 * @throws {ProviderError} always, also for an abort: the caller tells that apart by the signal
 */
export async function* callOnce(call: Call): AsyncGenerator<CallEvent, void, undefined> {
  let providerRequestId: string | undefined;
  try {
    const { stream, response, request_id } = await start(call);
    providerRequestId = request_id ?? undefined;
    yield { type: "submitted", providerRequestId };
    const contentType = response.headers.get("content-type") ?? "";
    if (contentType.includes("text/event-stream")) yield* followStream(stream, providerRequestId);
    else if (contentType.includes("json")) yield* readJson(response, providerRequestId);
    else throw noPicture(providerRequestId);
  } catch (error) {
    throw toProviderError(error, call.secrets, providerRequestId);
  }
}

async function start({ client, request, pictures, partialImages, signal }: Call): Promise<Started> {
  if (pictures) {
    const body = editBody(request, pictures, partialImages);
    const { data, ...rest } = await client.images.edit(body, { signal }).withResponse();
    return { stream: data, ...rest };
  }
  const body = generateBody(request, partialImages);
  const { data, ...rest } = await client.images.generate(body, { signal }).withResponse();
  return { stream: data, ...rest };
}

async function* followStream(
  stream: AsyncIterable<unknown>,
  providerRequestId: string | undefined,
): AsyncGenerator<CallEvent, void, undefined> {
  for await (const raw of stream) {
    const event = StreamEvent.safeParse(raw).data;
    if (event?.type.endsWith(".partial_image") && event.b64_json) {
      yield { type: "preview", bytes: Buffer.from(event.b64_json, "base64") };
    } else if (event?.type.endsWith(".completed")) {
      const picture = toPicture(event.b64_json, event);
      if (!picture) throw noPicture(providerRequestId);
      yield { type: "picture", picture: { ...picture, providerRequestId } };
      return;
    }
  }
  throw cutOff(providerRequestId);
}

/** Most servers that resemble OpenAI ignore `stream` and answer as if it had not been asked for. */
async function* readJson(
  response: Response,
  providerRequestId: string | undefined,
): AsyncGenerator<CallEvent, void, undefined> {
  const answer = JsonAnswer.safeParse(await response.json());
  const [first] = answer.data?.data ?? [];
  const picture = answer.data && toPicture(first?.b64_json, answer.data, first?.revised_prompt);
  if (!picture) throw noPicture(providerRequestId);
  yield { type: "picture", picture: { ...picture, providerRequestId } };
}
