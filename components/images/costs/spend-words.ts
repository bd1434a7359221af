import { formatDollars } from "#lib/images/dollars.ts";
import type { Spend } from "#lib/images/spend-views.ts";

export function isNothing({ knownMicros, maybeMicros, unknownCount }: Spend): boolean {
  return knownMicros + maybeMicros + unknownCount === 0;
}

/** A sum in two or three words: $1.20, about $1.24, $1.20 or more. */
export function formatSpend({ knownMicros, maybeMicros, unknownCount }: Spend): string {
  const micros = knownMicros + maybeMicros;
  if (micros === 0) return unknownCount === 0 ? "Free" : "Not known";
  const sum = maybeMicros > 0 ? `about ${formatDollars(micros)}` : formatDollars(micros);
  return unknownCount > 0 ? `${sum} or more` : sum;
}

/** Why a sum is not exact; null when it is. */
export function explainSpend({ maybeMicros, unknownCount }: Spend): string | null {
  const reasons = [];
  if (maybeMicros > 0)
    reasons.push(`${formatDollars(maybeMicros)} of it is an estimate, or may not be charged`);
  if (unknownCount > 0) reasons.push(`${countCalls(unknownCount)} whose price nobody tells is not in it`);
  return reasons.length > 0 ? `${reasons.join("; ")}.` : null;
}

export function countCalls(count: number): string {
  return count === 1 ? "1 call" : `${count.toLocaleString("en")} calls`;
}
