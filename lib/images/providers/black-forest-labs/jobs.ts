import { z } from "zod";
import { ProviderError } from "#lib/images/providers/types.ts";
import { type Api, ask, refused } from "./api.ts";
import type { Body } from "./body.ts";

/** One picture that was bought. `cost` in credits; it is told once, when the job is accepted. */
const Job = z.object({ id: z.string().min(1), url: z.string(), seed: z.int(), cost: z.number().nullable() });
export type Job = z.infer<typeof Job>;

const Accepted = z.object({
  id: z.string().min(1),
  polling_url: z.string().optional(),
  cost: z.number().nullish(),
});

/** Buys one picture. @throws {ProviderError} and the signal's reason */
export async function submit(api: Api, modelId: string, body: Body, signal: AbortSignal): Promise<Job> {
  const answer = await ask(api, `${api.baseURL}/v1/${modelId}`, signal, body);
  const accepted = Accepted.safeParse(answer.body);
  if (answer.status !== 200 || !accepted.success) throw refused(api, answer);
  const { id, polling_url: url = "", cost = null } = accepted.data;
  return { id, url, seed: body.seed, cost };
}

/** All that is needed to fetch the pictures later, without the key. */
export function toRemoteId(jobs: readonly Job[]): string {
  return JSON.stringify(jobs);
}

/** @throws {ProviderError} for what `toRemoteId` did not write */
export function fromRemoteId(remoteId: string): Job[] {
  try {
    return z.array(Job).min(1).parse(JSON.parse(remoteId));
  } catch (cause) {
    const message =
      "The note of what was started at Black Forest Labs could not be read. It may have been charged.";
    throw new ProviderError("unavailable", message, { charged: "unknown", cause });
  }
}

/**
 * Where to ask for a job: at the address that came with it, for a job lives in one region only. Never at a foreign
 * one, since the key goes along.
 */
export function pollingUrl({ baseURL }: Api, { id, url }: Job): string {
  const given = URL.parse(url);
  const home = new URL(baseURL);
  const isRegion = given?.protocol === "https:" && isVendors(given) && isVendors(home);
  if (given && (given.origin === home.origin || isRegion)) return given.href;
  return `${baseURL}/v1/get_result?id=${encodeURIComponent(id)}`;
}

function isVendors({ hostname }: URL): boolean {
  return /(^|\.)bfl\.(ai|ml)$/.test(hostname);
}
