import { and, desc, eq, exists, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { db } from "#db/index.ts";
import { wordsOf } from "#db/schema/columns.ts";
import { imageGenerations, imageSessions } from "#db/schema/images.ts";
import type { Owner } from "./owner.ts";
import { type SearchWords, toSearchWords } from "./search-words.ts";
import { firstPictures } from "./step-pictures.ts";
import type { StepMatchView } from "./views.ts";

export function titleHas(words: SearchWords): SQL | undefined {
  return has(imageSessions.title, words);
}

/** The condition on a session that one of its steps has all the words. */
export function promptHas(user: Owner, words: SearchWords): SQL {
  return hasStep(user, has(imageGenerations.prompt, words));
}

/** The condition on a session that one of its steps meets another. */
export function hasStep(user: Owner, condition: SQL | undefined): SQL {
  const steps = db()
    .select({ id: imageGenerations.id })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.sessionId, imageSessions.id),
        eq(imageGenerations.userId, user.id),
        isNull(imageGenerations.deletedAt),
        condition,
      ),
    );
  return exists(steps);
}

function has(text: AnyPgColumn, { tsquery, parts }: SearchWords): SQL | undefined {
  return and(
    tsquery === null ? undefined : sql`${wordsOf(text)} @@ ${toQuery(tsquery)}`,
    ...parts.map((part) => sql`strpos(lower(${text}), lower(${part})) > 0`),
  );
}

const toQuery = (tsquery: string) => sql`to_tsquery('simple'::regconfig, ${tsquery})`;

/** For each of the sessions where a prompt has the words, the newest such step. */
export async function findMatches(
  user: Owner,
  sessionIds: string[],
  q: string | undefined,
): Promise<Map<string, StepMatchView>> {
  const words = q ? toSearchWords(q) : null;
  if (!words || sessionIds.length === 0) return new Map();
  const steps = await db()
    .selectDistinctOn([imageGenerations.sessionId], {
      sessionId: imageGenerations.sessionId,
      generationId: imageGenerations.id,
      stepNumber: imageGenerations.stepNumber,
      headline: headline(words),
    })
    .from(imageGenerations)
    .where(
      and(
        inArray(imageGenerations.sessionId, sessionIds),
        eq(imageGenerations.userId, user.id),
        isNull(imageGenerations.deletedAt),
        has(imageGenerations.prompt, words),
      ),
    )
    .orderBy(imageGenerations.sessionId, desc(imageGenerations.stepNumber));
  const pictures = await firstPictures(
    user,
    steps.map((step) => step.generationId),
  );
  return new Map(
    steps.map(({ sessionId, headline: marked, ...step }) => [
      sessionId,
      { ...step, thumbnailUrl: pictures.get(step.generationId) ?? null, excerpt: toExcerpt(marked) },
    ]),
  );
}

/** Characters that no prompt needs: private use, and nothing that HTML would read. */
const [START, END] = ["\ue000", "\ue001"];

/** The words around what was found, each find between START and END. */
function headline({ tsquery, parts }: SearchWords): SQL<string> {
  const text = sql`translate(${imageGenerations.prompt}, ${START + END}, '')`;
  const [part] = parts;
  if (tsquery === null && part) {
    const at = sql`strpos(lower(${text}), lower(${part}))`;
    const found = sql`substr(${text}, ${at}, length(${part}))`;
    return sql`substr(${text}, greatest(1, ${at} - 20), least(20, ${at} - 1)) || ${START}::text || ${found} || ${END}::text
      || substr(${text}, ${at} + length(${part}), 40)`;
  }
  const options = `StartSel=${START}, StopSel=${END}, MaxFragments=1, ShortWord=0, MinWords=6, MaxWords=14`;
  return sql`ts_headline('simple'::regconfig, ${text}, ${toQuery(tsquery ?? "")}, ${options})`;
}

function toExcerpt(marked: string): StepMatchView["excerpt"] {
  return marked
    .split(new RegExp(`(${START}[^${END}]*${END})`))
    .filter((text) => text !== "")
    .map((text) =>
      text.startsWith(START) ? { text: text.slice(1, -1), found: true } : { text, found: false },
    );
}
