/** What the list of sessions is narrowed to, as it stands in the address. Days are the person's own, `2026-11-22`. */
export type SessionFilters = {
  q: string;
  /** `provider/model` */
  model: string | null;
  starred: boolean;
  from: string | null;
  /** Included. */
  to: string | null;
};

export const noFilters: SessionFilters = { q: "", model: null, starred: false, from: null, to: null };

const Q_MAX_LENGTH = 200;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** From the parameters of an address. What cannot be is left out. */
export function readFilters(params: { get: (name: string) => string | null }): SessionFilters {
  return {
    q: (params.get("q") ?? "").slice(0, Q_MAX_LENGTH),
    model: params.get("model") || null,
    starred: params.get("starred") === "1",
    from: dayOrNull(params.get("from")),
    to: dayOrNull(params.get("to")),
  };
}

/** The part of an address from its `?`, or nothing. */
export function toSearch(filters: SessionFilters): string {
  const text = toParams(filters, (day) => day).toString();
  return text && `?${text}`;
}

/** As the API takes them: days become instants. */
export function toApiParams(filters: SessionFilters): URLSearchParams {
  return toParams(filters, (day, end) => startOf(day, end ? 1 : 0).toISOString());
}

export function isFiltered(filters: SessionFilters): boolean {
  return toSearch(filters) !== "";
}

/** The day `days` before today. */
export function dayBefore(today: Date, days: number): string {
  const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

function toParams(
  { q, model, starred, from, to }: SessionFilters,
  writeDay: (day: string, end: boolean) => string,
): URLSearchParams {
  const params = new URLSearchParams();
  if (q.trim()) params.set("q", q.trim());
  if (model) params.set("model", model);
  if (starred) params.set("starred", "1");
  if (from) params.set("from", writeDay(from, false));
  if (to) params.set("to", writeDay(to, true));
  return params;
}

function dayOrNull(text: string | null): string | null {
  return text && DAY.test(text) && !Number.isNaN(startOf(text, 0).getTime()) ? text : null;
}

function startOf(day: string, plusDays: number): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + plusDays);
}
