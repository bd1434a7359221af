import type { Estimate } from "#lib/images/estimates.ts";
import { formatCost } from "../step/step-words.ts";

/** What `count` steps will about cost, in words: what is not known is said to be so. */
export function describeEstimate({ costMicros, unknownCount }: Estimate, count: number): string {
  if (unknownCount === 0) return costMicros === 0 ? "free" : `about ${formatCost(costMicros)}`;
  if (unknownCount === count) return "cost not known before";
  const known = costMicros === 0 ? "free" : `about ${formatCost(costMicros)}`;
  return `${known}, and ${unknownCount} whose cost is not known before`;
}
