import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy, securityHeaders } from "#lib/content-policy.ts";
import { env } from "#lib/env.ts";
import { isHttps } from "#lib/origins.ts";

/** Before every page and route: security headers for all, a policy with a fresh nonce for pages. */
export function proxy(request: NextRequest): NextResponse {
  const https = isHttps();
  if (request.nextUrl.pathname.startsWith("/api/")) {
    return NextResponse.next({ headers: securityHeaders({ https }) });
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = pagePolicy(nonce, { https, dev: env().NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  // Next finds the nonce for its own scripts in the request's policy; our layouts read the two others.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({
    request: { headers },
    headers: { ...securityHeaders({ https }), "content-security-policy": policy },
  });
}

export const config = {
  matcher: ["/((?!_next/static/|_next/image|icon.svg|favicon.ico).*)"],
};
