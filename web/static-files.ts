import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";

const PREFIX = "/_next/static";

/**
 * Serves the build's scripts, styles and fonts, compressed ahead of time, better than Next does while it answers. What is not
 * there is left to `otherwise`.
 */
export function serveStatic(): (
  request: IncomingMessage,
  response: ServerResponse,
  otherwise: () => void,
) => void {
  const serve = sirv(join(import.meta.dirname, "../.next/static"), {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: 31_536_000,
    setHeaders: (response) => response.setHeader("x-content-type-options", "nosniff"),
  });
  return (request, response, otherwise) => {
    const { url } = request;
    if (!url?.startsWith(`${PREFIX}/`)) return otherwise();
    request.url = url.slice(PREFIX.length);
    serve(request, response, () => {
      request.url = url;
      otherwise();
    });
  };
}
