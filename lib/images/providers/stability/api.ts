import { outboundFailure } from "#lib/images/providers/outbound-failure.ts";
import type { Vendor } from "#lib/images/providers/refusal-error.ts";
import { outbound } from "#lib/outbound.ts";

export type Api = { vendor: Vendor; baseURL: string; apiKey: string; allowPrivate: boolean };

/** The whole answer, read. */
export type Answer = { status: number; headers: Headers; bytes: Buffer; providerRequestId?: string };

type Call = { signal: AbortSignal; form?: FormData; headers?: Record<string, string> };

const ANSWER_BYTES = 64 * 1024 * 1024;

/** Calls a path of the API, with a POST if there is a form. @throws {ProviderError} and the signal's reason */
export async function ask(api: Api, path: string, { signal, form, headers }: Call): Promise<Answer> {
  try {
    const answer = await outbound(`${api.baseURL}/${path}`, {
      method: form ? "POST" : "GET",
      headers: { authorization: `Bearer ${api.apiKey}`, ...headers },
      body: form ?? null,
      signal,
      maxBytes: ANSWER_BYTES,
      allowPrivate: api.allowPrivate,
    });
    const { status, headers: told } = answer;
    const providerRequestId = told.get("x-request-id") ?? undefined;
    return { status, headers: told, bytes: await answer.bytes(), providerRequestId };
  } catch (error) {
    throw outboundFailure(error, api.vendor.name) ?? error;
  }
}

/** The JSON of an answer; undefined when it is something else. */
export function jsonOf({ bytes }: Answer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
