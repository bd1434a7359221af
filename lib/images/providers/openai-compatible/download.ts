import { ProviderError } from "#lib/images/providers/types.ts";
import { outbound } from "#lib/outbound.ts";

type Server = { name: string; baseURL: string; allowPrivate: boolean };

const DATA_URL = /^data:image\/[\w.+-]+;base64,/;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * A picture that was answered as an address, which may soon be gone. Only the server's own may be inside the network:
 * any other is the server's word, not the operator's.
 * @throws {ProviderError}
 */
export async function download(url: string, server: Server, signal: AbortSignal): Promise<Buffer> {
  const data = DATA_URL.exec(url)?.[0];
  if (data) return Buffer.from(url.slice(data.length), "base64");
  const target = URL.parse(url, server.baseURL);
  if (!target) throw notFetched(server);
  const isOwn = target.origin === new URL(server.baseURL).origin;
  const answer = await outbound(target, {
    allowPrivate: server.allowPrivate && isOwn,
    maxBytes: MAX_BYTES,
    signal,
  });
  if (answer.status === 200) return answer.bytes();
  await answer.stream.cancel();
  throw notFetched(server);
}

function notFetched({ name }: Server): ProviderError {
  const message = `${name} made a picture, but it could not be fetched from the address it gave. Try again.`;
  return new ProviderError("bad_output", message, { charged: "unknown" });
}
