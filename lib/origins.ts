import { env } from "./env.ts";

/**
 * The origins whose pages may act for a signed-in person: the configured one, and the host this request was sent to,
 * since a cookie never travels to another host. So 127.0.0.1, localhost and a name on the local network all work.
 */
export function trustedOrigins(request?: Request): string[] {
  const configured = env().BETTER_AUTH_URL;
  const origins = configured ? [new URL(configured).origin] : [];
  const host = request?.headers.get("host");
  if (host) origins.push(`https://${host}`);
  // Behind HTTPS, a page that came over plain HTTP may be anybody's.
  if (host && !isHttps()) origins.push(`http://${host}`);
  return origins;
}

/** Whether people reach the studio over HTTPS, as far as the settings tell. */
export function isHttps(): boolean {
  return env().BETTER_AUTH_URL?.startsWith("https://") ?? false;
}
