import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "#lib/log.ts";

/** One line a request, without the query: that may hold what a person searched for. */
export function logWhenDone(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const startedAt = performance.now();
  const path = request.url?.split("?", 1)[0];
  response.on("close", () => {
    const fields = {
      requestId,
      method: request.method,
      path,
      status: response.statusCode,
      durationMs: Math.round(performance.now() - startedAt),
      ...(!response.writableFinished && { aborted: true }),
    };
    const logger = log({ part: "web" });
    if (path === "/api/health" || path?.startsWith("/_next/")) logger.debug(fields, "request");
    else logger.info(fields, "request");
  });
}
