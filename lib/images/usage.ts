import { and, count, eq, isNull, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageAssets, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { env } from "#lib/env.ts";
import { wasAskedFor } from "./copied-steps.ts";
import type { Owner } from "./owner.ts";

export type Usage = {
  sessionCount: number;
  pictureCount: number;
  /** Generations of the last 24 hours, as the daily limit counts them. */
  generationsToday: number;
  /** 0 means no limit. */
  generationsPerDay: number;
  /** Of the distinct bytes kept: a picture used as a source again takes no more room. */
  storedBytes: number;
};

export async function getUsage(user: Owner): Promise<Usage> {
  const [sessions, pictures, today, stored] = await Promise.all([
    countSessions(user),
    countPictures(user),
    countToday(user),
    sumStoredBytes(user),
  ]);
  return {
    sessionCount: sessions,
    pictureCount: pictures,
    generationsToday: today,
    generationsPerDay: env().LIMIT_GENERATIONS_PER_DAY,
    storedBytes: stored,
  };
}

async function countSessions(user: Owner): Promise<number> {
  const [row] = await db()
    .select({ total: count() })
    .from(imageSessions)
    .where(and(eq(imageSessions.userId, user.id), isNull(imageSessions.deletedAt)));
  return row?.total ?? 0;
}

/** Outputs of steps and sessions that are not in the trash. */
async function countPictures(user: Owner): Promise<number> {
  const [row] = await db()
    .select({ total: count() })
    .from(imageAssets)
    .innerJoin(imageGenerations, eq(imageGenerations.id, imageAssets.generationId))
    .innerJoin(imageSessions, eq(imageSessions.id, imageGenerations.sessionId))
    .where(
      and(
        eq(imageAssets.userId, user.id),
        eq(imageAssets.role, "output"),
        isNull(imageAssets.deletedAt),
        isNull(imageGenerations.deletedAt),
        isNull(imageSessions.deletedAt),
      ),
    );
  return row?.total ?? 0;
}

async function countToday(user: Owner): Promise<number> {
  const [row] = await db()
    .select({ total: count() })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.userId, user.id),
        sql`${imageGenerations.createdAt} > now() - interval '24 hours'`,
        wasAskedFor(),
      ),
    );
  return row?.total ?? 0;
}

async function sumStoredBytes(user: Owner): Promise<number> {
  const kept = db()
    .selectDistinctOn([imageAssets.sha256], { sizeBytes: imageAssets.sizeBytes })
    .from(imageAssets)
    .where(and(eq(imageAssets.userId, user.id), isNull(imageAssets.deletedAt)))
    .as("kept");
  const [row] = await db()
    .select({ total: sql<string>`coalesce(sum(${kept.sizeBytes}), 0)` })
    .from(kept);
  return Number(row?.total ?? 0);
}
