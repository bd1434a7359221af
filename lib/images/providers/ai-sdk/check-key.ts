import { outboundFailure } from "#lib/images/providers/outbound-failure.ts";
import { outbound } from "#lib/outbound.ts";
import { refusalOf } from "./errors.ts";
import type { Vendor } from "./vendors.ts";

type Check = {
  vendor: Vendor;
  secrets: readonly string[];
  url: string;
  apiKey: string;
  allowPrivate: boolean;
};

const LIST_BYTES = 4 * 1024 * 1024;

/** Where a vendor is asked whether a key is right; null for one that cannot be asked. */
export function checkUrl(
  { checkPath, baseURL: ownURL }: Vendor,
  { baseURL = ownURL, region = "" }: { baseURL?: string | undefined; region?: string | undefined },
): string | null {
  if (!checkPath) return null;
  if (!/^https?:/.test(checkPath)) return `${baseURL}/${checkPath}`;
  return checkPath.replace("{region}", encodeURIComponent(region));
}

/** Tries the key by a call that makes nothing. @returns a sentence. @throws {ProviderError} and the signal's reason */
export async function checkKey(
  { vendor, secrets, url, apiKey, allowPrivate }: Check,
  signal: AbortSignal,
): Promise<string> {
  try {
    const authorization = `Bearer ${apiKey}`;
    const options = { headers: { authorization }, signal, allowPrivate, maxBytes: LIST_BYTES };
    const response = await outbound(url, options);
    const { status, headers } = response;
    const answer = { status, headers, text: await response.text() };
    const more = vendor.describeCheck?.(answer);
    if (more) return more;
    if (status === 200) return `${vendor.label} accepts the key.`;
    throw refusalOf({ name: vendor.label, secrets }, answer);
  } catch (error) {
    signal.throwIfAborted();
    throw outboundFailure(error, vendor.label) ?? error;
  }
}
