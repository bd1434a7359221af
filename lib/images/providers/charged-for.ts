import type { Charged } from "#lib/images/constants.ts";

/** The vendor's own word that there will be no picture, which none of them bills. */
const VENDOR_FAILED: readonly number[] = [500, 503, 529];

/**
 * Whether a refused request was charged, by its HTTP status. After a 502 or 504 nobody knows: something in between
 * gave up waiting while the vendor may have gone on.
 */
export function chargedFor(status: number): Charged {
  if (VENDOR_FAILED.includes(status)) return "no";
  return status >= 500 || status < 400 || status === 408 ? "unknown" : "no";
}
