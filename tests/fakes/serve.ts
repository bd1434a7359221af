import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Serving = {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  server: Server;
  /** Breaks off what is under way. */
  close: () => Promise<void>;
};

/** Serves HTTP on a port of this machine, a free one for 0. Where `answer` throws, the connection breaks. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>,
  port = 0,
): Promise<Serving> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  // A server that listens on TCP has an address of this kind.
  const { port: taken } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${taken}`,
    server,
    close: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
