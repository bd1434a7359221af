/** refused-address: we do not go there; connection: never made or broken; timeout: made, but too slow. */
export type OutboundErrorKind = "refused-address" | "too-large" | "connection" | "timeout";

/**
 * A call that did not come to its end. The message is for the log: it may name a host. What the caller's own signal
 * ends throws the signal's reason instead.
 */
export class OutboundError extends Error {
  readonly kind: OutboundErrorKind;
  /** False only when certainly nothing of the request was sent, so that nothing can have been done or billed. */
  readonly sent: boolean;

  constructor(kind: OutboundErrorKind, message: string, { sent, cause }: { sent: boolean; cause?: unknown }) {
    super(message, { cause });
    this.name = "OutboundError";
    this.kind = kind;
    this.sent = sent;
  }
}

const TIMEOUTS = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** @returns what to throw for `error`, which broke a call over a connection that stood. */
export function brokenCall(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof OutboundError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (TIMEOUTS.has(code)) {
    return new OutboundError("timeout", "The server took too long.", { sent: true, cause: error });
  }
  return new OutboundError("connection", "The connection broke.", { sent: true, cause: error });
}
