import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { acceptSocket, type FakeSocket } from "#tests/fakes/websocket.ts";
import type { Sockets } from "./queue.ts";

type Client = { socket: FakeSocket; wantsMetadata: boolean };

const [PREVIEW, PREVIEW_WITH_METADATA] = [1, 4];
const [JPEG, PNG] = [1, 2];

/** The listeners, one for each client id. */
export function createSockets(old: boolean): Sockets & {
  accept(clientId: string, request: IncomingMessage, stream: Duplex): void;
} {
  const clients = new Map<string, Client>();
  /** A newer listener of the same name takes the place of an older one, which stays connected. */
  const all = new Set<FakeSocket>();
  const json = (clientId: string, type: string, data: unknown) =>
    clients.get(clientId)?.socket.send(JSON.stringify({ type, data }));
  /** Finished pictures go the same way as previews, and both in the form that the client asked for. */
  const picture = (
    clientId: string,
    { promptId, nodeId, format }: { promptId: string; nodeId: string; format: number },
    bytes: Buffer,
  ) => {
    const client = clients.get(clientId);
    if (!client?.wantsMetadata) return client?.socket.send(Buffer.concat([words(PREVIEW, format), bytes]));
    const image_type = format === PNG ? "image/png" : "image/jpeg";
    const metadata = Buffer.from(JSON.stringify({ node_id: nodeId, prompt_id: promptId, image_type }));
    client.socket.send(Buffer.concat([words(PREVIEW_WITH_METADATA, metadata.length), metadata, bytes]));
  };
  return {
    json,
    preview: (clientId, promptId, nodeId, jpeg) =>
      picture(clientId, { promptId, nodeId, format: JPEG }, jpeg),
    picture: (clientId, promptId, nodeId, png) => picture(clientId, { promptId, nodeId, format: PNG }, png),
    dropAll() {
      for (const socket of all) socket.destroy();
      clients.clear();
    },
    accept(clientId, request, stream) {
      let first = true;
      const socket = acceptSocket(request, stream, {
        onText: (text) => {
          const message: unknown = JSON.parse(text);
          if (first && !old && isFeatures(message)) {
            client.wantsMetadata = message.data.supports_preview_metadata === true;
            json(clientId, "feature_flags", {
              supports_preview_metadata: true,
              max_upload_size: 104_857_600,
            });
          }
          first = false;
        },
        onClose: () => {
          all.delete(socket);
          if (clients.get(clientId) === client) clients.delete(clientId);
        },
      });
      const client: Client = { socket, wantsMetadata: false };
      clients.set(clientId, client);
      all.add(socket);
      json(clientId, "status", { status: { exec_info: { queue_remaining: 0 } }, sid: clientId });
    },
  };
}

function isFeatures(message: unknown): message is { data: Record<string, unknown> } {
  return (
    typeof message === "object" &&
    message !== null &&
    Reflect.get(message, "type") === "feature_flags" &&
    typeof Reflect.get(message, "data") === "object"
  );
}

function words(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, index * 4);
  return bytes;
}
