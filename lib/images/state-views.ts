import type { GenerationRow } from "#db/schema/images.ts";
import type { GenerationView } from "./views.ts";

/** When and why it is tried again, while it waits for that. */
export function toRetryView({
  retryAt,
  retryReason,
}: Pick<GenerationRow, "retryAt" | "retryReason">): GenerationView["retry"] {
  return retryAt && { at: retryAt.toISOString(), reason: retryReason ?? "" };
}

/** What was asked for, where a fall-back took over. */
export function toRequestedView({
  requestedProvider: provider,
  requestedModel: model,
}: GenerationRow): GenerationView["requested"] {
  return provider === null || model === null ? null : { provider, model };
}

/** Why it failed. */
export function toErrorView(row: GenerationRow): GenerationView["error"] {
  if (row.errorCode === null) return null;
  return {
    code: row.errorCode,
    message: row.errorMessage ?? "",
    retryable: row.errorRetryable ?? false,
    charged: row.charged ?? "unknown",
  };
}
