import { route } from "#lib/api.ts";
import { AppError } from "#lib/errors.ts";
import { getDraft, saveDraft } from "#lib/images/drafts.ts";
import { limitDraftSaves } from "#lib/images/limits.ts";
import { DRAFT_MAX_BYTES, DraftInput, DraftQuery } from "#lib/images/schemas.ts";

export const GET = route({ query: DraftQuery }, async ({ user, query }) =>
  Response.json({ draft: await getDraft(user, query.sessionId ?? null) }),
);

/** A conflict answers what is kept instead. */
export const PUT = route(
  { query: DraftQuery, body: DraftInput, bodyMaxBytes: DRAFT_MAX_BYTES },
  async ({ user, query, body }) => {
    await limitDraftSaves(user);
    const { saved, current } = await saveDraft(user, query.sessionId ?? null, body);
    if (saved) return Response.json({ version: current.version });
    const { code, message, status } = new AppError("conflict", "This prompt was changed in another window.");
    return Response.json({ error: { code, message }, draft: current }, { status });
  },
);
