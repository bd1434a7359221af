import { asc } from "drizzle-orm";
import { db } from "#db/index.ts";
import { user as users } from "#db/schema/auth.ts";
import type { User } from "./auth.ts";
import { env } from "./env.ts";

/** Who sets the studio up for everybody: the accounts in ADMIN_EMAILS, or else the first one there is. */
export async function isAdmin(user: Pick<User, "id" | "email">): Promise<boolean> {
  const { ADMIN_EMAILS } = env();
  const email = user.email.toLowerCase();
  if (ADMIN_EMAILS.length > 0) return ADMIN_EMAILS.some((one) => one.toLowerCase() === email);
  const [first] = await db()
    .select({ id: users.id })
    .from(users)
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(1);
  return first?.id === user.id;
}
