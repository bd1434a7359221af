import { z } from "zod";
import type { GenerationErrorCode } from "#lib/images/constants.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { withoutSecrets } from "#lib/images/providers/vendor-sentence.ts";
import { OutboundError } from "#lib/outbound/error.ts";
import type { NodeFailure } from "./messages.ts";

const QUOTE_MAX = 300;

const Refusal = z.looseObject({
  error: z.looseObject({ type: z.string().default(""), message: z.string().default("") }),
  node_errors: z
    .record(
      z.string(),
      z.looseObject({
        class_type: z.string().default(""),
        errors: z.array(
          z.looseObject({
            type: z.string().default(""),
            message: z.string().default(""),
            details: z.string().default(""),
          }),
        ),
      }),
    )
    .default({}),
});

/** Nothing of this is ever charged: the server is the person's own. */
export function comfyError(code: GenerationErrorCode, message: string, cause?: unknown): ProviderError {
  return new ProviderError(code, message, { charged: "no", cause });
}

/** Whatever a call threw, in our words. */
export function connectionError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const kind = error instanceof OutboundError ? error.kind : null;
  if (kind === "refused-address") {
    return comfyError(
      "invalid_request",
      "ComfyUI's address may not be called: it is a private one, which the server's settings do not allow.",
      error,
    );
  }
  if (kind === "too-large") return comfyError("bad_output", "ComfyUI's answer was too large to take.", error);
  if (kind === "timeout" || isTimeout(error)) {
    return comfyError("timeout", "ComfyUI took too long to answer. Nothing was charged; try again.", error);
  }
  if (error instanceof SyntaxError || error instanceof z.ZodError) return unreadable(error);
  if (error instanceof OutboundError && !error.sent) {
    return comfyError(
      "unavailable",
      "ComfyUI could not be reached. Check that it is running and that its address in the settings is right.",
      error,
    );
  }
  return comfyError("unavailable", "The connection to ComfyUI broke. Nothing was charged; try again.", error);
}

/** A call that was answered, but not with what was asked for. */
export function statusError(status: number): ProviderError {
  if (status === 401 || status === 403) {
    return comfyError("auth", "ComfyUI refused the call. Check its address and password in the settings.");
  }
  if (status === 413)
    return comfyError("invalid_request", "The picture is too large for ComfyUI's upload limit.");
  if (status === 429)
    return comfyError("rate_limited", "ComfyUI takes no more jobs for a moment. Try again shortly.");
  if (status >= 500) return comfyError("unavailable", "ComfyUI had a problem of its own. Try again.");
  return comfyError("bad_output", "This address does not answer like ComfyUI. Check it in the settings.");
}

/** Why `/prompt` refused a graph: its answer names each wrong input. */
export function refusedGraph(body: unknown): ProviderError {
  const refusal = Refusal.safeParse(body).data;
  if (!refusal) return comfyError("invalid_request", "ComfyUI refused the request.");
  const errors = Object.values(refusal.node_errors).flatMap((node) =>
    node.errors.map((error) => ({ ...error, node: node.class_type })),
  );
  const gone = errors.find(
    ({ type, details }) => type === "value_not_in_list" && details.startsWith("ckpt_name"),
  );
  if (gone) {
    return comfyError("unknown_model", "ComfyUI no longer has this checkpoint. Choose another model.");
  }
  const missing =
    /node (.+) does not exist/.exec(refusal.error.message)?.[1] ?? missingNode(refusal.error.type);
  if (missing) {
    return comfyError("invalid_request", `ComfyUI lacks a node that this graph needs${quote(missing)}`);
  }
  const [first] = errors;
  const reason = first ? `${first.node}: ${first.message} (${first.details})` : refusal.error.message;
  return comfyError("invalid_request", `ComfyUI refused the graph${quote(reason)}`);
}

/** Why a job that ran has failed. */
export function failedNode({ node_type, exception_message, exception_type }: NodeFailure): ProviderError {
  if (/out ?of ?memory/i.test(`${exception_type} ${exception_message}`)) {
    return comfyError(
      "invalid_request",
      "ComfyUI's graphics card ran out of memory. Choose a smaller size or fewer pictures.",
    );
  }
  const where = node_type ? `the node ${node_type}` : "a node";
  const [reason = ""] = exception_message.split("\n");
  return comfyError("bad_output", `ComfyUI failed in ${where}${quote(reason)}`);
}

export function stoppedThere(): ProviderError {
  return comfyError("interrupted", "This job was stopped in ComfyUI. Try again to start it anew.");
}

export function lostJob(): ProviderError {
  return comfyError(
    "unavailable",
    "ComfyUI no longer knows this job: it was restarted or cleared. Try again.",
  );
}

export function noPicture(): ProviderError {
  return comfyError("bad_output", "ComfyUI finished without a picture. Check that the graph saves one.");
}

export function unreadable(cause?: unknown): ProviderError {
  return comfyError("bad_output", "ComfyUI's answer could not be read. Try again.", cause);
}

function missingNode(type: string): string | null {
  return type === "missing_node_type" ? "see its console for the name" : null;
}

/** What a server says, as the end of a sentence, without addresses and folders of its machine. */
function quote(text: string): string {
  const clean = withoutSecrets(text, [])
    .replaceAll(/(?:[A-Za-z]:\\|\/)(?:[^\s'":]+[\\/])+/g, "…/")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (clean === "") return ".";
  const short = clean.length > QUOTE_MAX ? `${clean.slice(0, QUOTE_MAX - 1)}…` : clean;
  return /[.!?…]$/.test(short) ? `: ${short}` : `: ${short}.`;
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === "TimeoutError";
}
