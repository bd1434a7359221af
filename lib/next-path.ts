/** Pages that would send a person round in circles, or that are not pages. */
const NOT_A_DESTINATION = /^\/(sign-in|sign-up|api)(\/|$)/;

/**
 * Where to go after signing in: `value` when it is a path on this site, else "/". Anything that a browser could
 * read as another site (`//evil.example`, `/\evil.example`, `https:…`) is refused.
 */
export function safeNextPath(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/")) return "/";
  const site = "http://this.site.invalid";
  const url = URL.parse(value, site);
  if (url?.origin !== site || NOT_A_DESTINATION.test(url.pathname)) return "/";
  // The parsed form, not the given one: "/\t/evil.example" parses to another path than it looks.
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith("//") ? "/" : path;
}

/** The sign-in page that comes back to `path`. */
export function signInPath(path: string): string {
  const next = safeNextPath(path);
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
