import { createServer } from "node:http";
import next from "next";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { logWhenDone } from "./access-log.ts";
import { identify } from "./identify.ts";
import { serveStatic } from "./static-files.ts";

const { HOST, PORT, NODE_ENV, TRUSTED_PROXIES } = env();
const dev = NODE_ENV === "development";
const logger = log({ part: "web" });

const app = next({ dev, dir: `${import.meta.dirname}/..`, hostname: HOST, port: PORT });
await app.prepare();
const handle = app.getRequestHandler();
const identifyClient = identify(TRUSTED_PROXIES);
// While developing, files change and Next serves them from memory.
const serveFile = dev
  ? (_request: unknown, _response: unknown, otherwise: () => void) => otherwise()
  : serveStatic();

const server = createServer((request, response) => {
  const requestId = identifyClient(request);
  logWhenDone(request, response, requestId);
  serveFile(request, response, () => {
    response.setHeader("x-request-id", requestId);
    handle(request, response).catch((error: unknown) => {
      logger.error({ err: error, requestId }, "request failed outside of a route");
      response.destroy();
    });
  });
});

// A client that sends slowly holds a socket for two minutes at most; answers, such as event streams, may take longer.
server.headersTimeout = 15_000;
server.requestTimeout = 120_000;
// Longer than the idle time of common proxies, or they reuse a connection that is just being closed.
server.keepAliveTimeout = 65_000;

if (dev) server.on("upgrade", app.getUpgradeHandler());

server.on("error", (error) => {
  logger.fatal({ err: error }, `cannot listen on ${HOST}:${PORT}`);
  process.exit(1);
});
server.listen(PORT, HOST, () => logger.info({ host: HOST, port: PORT }, "listening"));

/** Answers in progress may finish; event streams never do, and their clients come back by themselves. */
const GRACE_MS = 3000;
let stopping = false;

function stop(): void {
  if (stopping) return;
  stopping = true;
  logger.info("stopping");
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  server.close(() => process.exit(0));
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
