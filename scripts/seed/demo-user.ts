import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { db } from "#db/index.ts";
import { account, type UserRow, user } from "#db/schema/auth.ts";

export const DEMO = { email: "demo@example.com", name: "Demo", password: "image-studio-demo" };

/** The demo account, as Better Auth would have made it; null when it is there already. */
export async function createDemoUser(): Promise<UserRow | null> {
  const password = await hashPassword(DEMO.password);
  return await db().transaction(async (tx) => {
    const [row] = await tx
      .insert(user)
      .values({ id: randomUUID(), email: DEMO.email, name: DEMO.name })
      .onConflictDoNothing()
      .returning();
    if (!row) return null;
    const id = randomUUID();
    await tx
      .insert(account)
      .values({ id, accountId: row.id, providerId: "credential", userId: row.id, password });
    return row;
  });
}
