import { createHash } from "node:crypto";
import { and, count, desc, eq, sql } from "drizzle-orm";
import { type Db, db, type Tx } from "#db/index.ts";
import { type AttemptRow, imageAttempts } from "#db/schema/attempts.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { newId } from "#lib/ids.ts";
import { assertCallWithinBudgets } from "./budgets-check.ts";
import { type Claim, ClaimLostError, stillClaimed } from "./claims.ts";
import type { GenerationErrorCode } from "./constants.ts";
import { hasOwnKey } from "./providers/index.ts";
import type { ImageProvider, ProviderRequest } from "./providers/types.ts";

/**
 * Commits "we are about to call the provider", so that a crash in the call is known.
 * @throws {ClaimLostError}
 * @throws {ProviderError} over_budget, and then no call is to be made
 */
export async function beginAttempt(
  claim: Claim,
  request: Omit<ProviderRequest, "attemptId">,
  estimatedCostMicros: number | null,
): Promise<AttemptRow> {
  return await db().transaction(async (tx) => {
    await assertCallWithinBudgets(tx, claim, request.model.provider, estimatedCostMicros);
    const [held] = await tx
      .update(imageGenerations)
      .set({ estimatedCostMicros })
      .where(stillClaimed(claim))
      .returning({ id: imageGenerations.id });
    if (!held) throw new ClaimLostError();
    const [attempt] = await tx
      .insert(imageAttempts)
      .values({
        id: newId("attempt"),
        userId: claim.userId,
        generationId: claim.id,
        sessionId: claim.sessionId,
        provider: request.model.provider,
        model: request.model.id,
        withOwnKey: hasOwnKey(request.model.provider),
        number: (await countAttempts(tx, claim)) + 1,
        workerId: claim.workerId,
        requestHash: hashRequest(request),
        estimatedCostMicros,
      })
      .returning();
    if (!attempt) throw new Error("The new attempt was not returned");
    return attempt;
  });
}

async function countAttempts(tx: Tx, claim: Claim): Promise<number> {
  const [earlier] = await tx
    .select({ attempts: count() })
    .from(imageAttempts)
    .where(and(eq(imageAttempts.generationId, claim.id), eq(imageAttempts.userId, claim.userId)));
  return earlier?.attempts ?? 0;
}

function hashRequest({
  model,
  operation,
  prompt,
  negativePrompt,
  params,
  ...pictures
}: Omit<ProviderRequest, "attemptId">): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([model.provider, model.id, operation, prompt, negativePrompt ?? null, params]));
  for (const picture of [pictures.source, pictures.mask, pictures.markup, ...pictures.references])
    hash.update(picture?.bytes ?? "-");
  return hash.digest("hex");
}

export type SubmittedIds = { remoteId?: string; providerRequestId?: string };

/** The provider has the request. Its ids are committed at once: they are how a lost job or bill is found. */
export async function markSubmitted(attempt: AttemptRow, ids: SubmittedIds): Promise<void> {
  const { state, submittedAt } = imageAttempts;
  await db()
    .update(imageAttempts)
    .set({
      // A worker that was frozen meanwhile may come too late to open what has been closed.
      state: sql`case when ${state} = 'created' then 'submitted' else ${state} end`,
      submittedAt: sql`coalesce(${submittedAt}, now())`,
      ...ids,
    })
    .where(and(eq(imageAttempts.id, attempt.id), eq(imageAttempts.userId, attempt.userId)));
}

/** A generation's call whose end is not known: it is under way, or its worker is gone. */
export async function findOpenAttempt(
  tx: Db,
  { id, userId }: Pick<GenerationRow, "id" | "userId">,
): Promise<AttemptRow | null> {
  const [last] = await tx
    .select()
    .from(imageAttempts)
    .where(and(eq(imageAttempts.generationId, id), eq(imageAttempts.userId, userId)))
    .orderBy(desc(imageAttempts.number))
    .limit(1);
  return last && (last.state === "created" || last.state === "submitted") ? last : null;
}

/** Whether the vendor can be asked for what this call has bought, so that nobody has to buy it again. */
export function canResume(attempt: AttemptRow | null, provider: ImageProvider | null): boolean {
  return attempt !== null && attempt.remoteId !== null && provider?.resume !== undefined;
}

export type AttemptEnd = {
  state: "succeeded" | "failed" | "unknown";
  actualCostMicros?: number | null;
  usage?: Record<string, unknown>;
  providerRequestId?: string;
  errorCode?: GenerationErrorCode;
};

/** Closes the ledger's row in the transaction that ends the generation. */
export async function endAttempt(tx: Tx, attempt: AttemptRow, end: AttemptEnd): Promise<void> {
  await tx
    .update(imageAttempts)
    .set({ ...end, finishedAt: sql`now()` })
    .where(and(eq(imageAttempts.id, attempt.id), eq(imageAttempts.userId, attempt.userId)));
}
