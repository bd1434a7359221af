/** The `Retry-After` of an answer, which has seconds or a date, in milliseconds from now; undefined without a usable one. */
export function retryAfterMs(headers: Headers | undefined): number | undefined {
  const value = headers?.get("retry-after") ?? "";
  const waitMs = /^[\d.]+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return waitMs >= 0 ? Math.ceil(waitMs) : undefined;
}
