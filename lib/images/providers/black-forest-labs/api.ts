import { z } from "zod";
import { outboundFailure } from "#lib/images/providers/outbound-failure.ts";
import { refusalError, type Vendor } from "#lib/images/providers/refusal-error.ts";
import { outbound } from "#lib/outbound.ts";

export type Api = {
  vendor: Vendor;
  /** Without a slash at the end. */
  baseURL: string;
  apiKey: string;
  allowPrivate: boolean;
  /** As a rule: sooner at first, less often later. */
  pollEveryMs: number;
};

const ANSWER_BYTES = 1024 * 1024;
const PICTURE_BYTES = 64 * 1024 * 1024;

type Answer = { status: number; headers: Headers; body: unknown };

/** What is read of a refusal beside its status: how long to wait, in seconds. */
const Wait = z.object({ retry_after: z.number().min(0) });

/** Calls an address of the vendor with the key, a POST if there is a `body`. @throws {ProviderError} and the signal's reason */
export async function ask(api: Api, url: string, signal: AbortSignal, body?: unknown): Promise<Answer> {
  try {
    const { status, headers, text } = await outbound(url, {
      method: body === undefined ? "GET" : "POST",
      headers: { "x-key": api.apiKey, accept: "application/json", "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
      signal,
      maxBytes: ANSWER_BYTES,
      allowPrivate: api.allowPrivate,
    });
    return { status, headers, body: parse(await text()) };
  } catch (error) {
    throw outboundFailure(error, api.vendor.name) ?? error;
  }
}

/** Fetches a picture from wherever the vendor keeps it, without the key. @throws {ProviderError} and the signal's reason */
export async function fetchPicture(api: Api, url: string, signal: AbortSignal): Promise<Buffer> {
  try {
    const { allowPrivate } = api;
    const answer = await outbound(url, { signal, maxBytes: PICTURE_BYTES, allowPrivate });
    const bytes = await answer.bytes();
    if (answer.status === 200) return bytes;
    throw refused(api, { ...answer, body: null });
  } catch (error) {
    throw outboundFailure(error, api.vendor.name) ?? error;
  }
}

/** An answer that is not what was asked for, in our words. */
export function refused({ vendor }: Api, answer: Answer): Error {
  const wait = Wait.safeParse(answer.body);
  return refusalError(vendor, {
    ...answer,
    ...(wait.success && { retryAfterMs: Math.ceil(wait.data.retry_after * 1000) }),
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
