import { and, desc, eq, sql } from "drizzle-orm";
import { imageGenerations } from "#db/schema/images.ts";
import type { Owner } from "#lib/images/owner.ts";
import { type QueueRow, queueRows, toQueueStepView } from "./queue-rows.ts";
import type { FailedStepView } from "./queue-views.ts";

const FAILED_MAX = 50;

/** Steps that failed in the last day and were not tried again since, newest first. */
export async function listRecentlyFailed(user: Owner): Promise<FailedStepView[]> {
  const lately = sql`${imageGenerations.createdAt} > now() - interval '24 hours'`;
  const rows = await queueRows(
    user,
    and(eq(imageGenerations.status, "failed"), lately, sql`not exists ${triedAgain(user)}`),
  )
    .orderBy(desc(imageGenerations.createdAt))
    .limit(FAILED_MAX);
  return rows.map(toFailedView);
}

/** The key of the one retry that the queue makes of a failed step, so that it is never bought twice. */
export function retryKey(generationId: string): string {
  return `retry:${generationId}`;
}

/** A later step of its session that asked for the same. One that was deleted since counts, too. */
function triedAgain(user: Owner) {
  return sql`(
    select 1 from ${imageGenerations} as later
    where later.user_id = ${user.id} and (
      later.idempotency_key = ${retryKey("")} || ${imageGenerations.id}
      or later.session_id = ${imageGenerations.sessionId} and later.created_at > ${imageGenerations.finishedAt}
        and later.settings_hash = ${imageGenerations.settingsHash}
    )
  )`;
}

function toFailedView(row: QueueRow): FailedStepView {
  return {
    ...toQueueStepView(row),
    finishedAt: (row.finishedAt ?? row.createdAt).toISOString(),
    error: {
      code: row.errorCode ?? "internal",
      message: row.errorMessage ?? "",
      retryable: row.errorRetryable ?? false,
      charged: row.charged ?? "unknown",
    },
  };
}
