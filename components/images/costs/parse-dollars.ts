/** Of a budget; the server's limit. */
const DOLLARS_MAX = 1_000_000;

/** Micro-dollars of what a person typed, such as 5, 12.50 or $1,000; null for anything that is no amount. */
export function parseDollars(text: string): number | null {
  const digits = text
    .replaceAll(/[\s$]/g, "")
    .replace(/^(\d{1,3}(?:,\d{3})+)(?=\.|$)/, (whole) => whole.replaceAll(",", ""));
  const match = /^(\d*)(?:[.,](\d{1,2}))?$/.exec(digits);
  if (!match || !/\d/.test(digits)) return null;
  const [, whole = "", cents = ""] = match;
  const dollars = Number(whole || "0") + Number(cents.padEnd(2, "0") || "0") / 100;
  return dollars <= DOLLARS_MAX ? Math.round(dollars * 1_000_000) : null;
}

/** An amount as it can be typed again. */
export function toDollarsText(micros: number): string {
  const dollars = micros / 1_000_000;
  return Number.isInteger(dollars) ? String(dollars) : dollars.toFixed(2);
}
