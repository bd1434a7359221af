/** Micro-dollars as people write them: $5, $4.98, < $0.01. */
export function formatDollars(micros: number): string {
  if (micros > 0 && micros < 5000) return "< $0.01";
  const dollars = micros / 1_000_000;
  return dollars.toLocaleString("en-US", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: Number.isInteger(dollars) ? 0 : 2,
    maximumFractionDigits: 2,
  });
}
