import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { env } from "#lib/env.ts";
import { getBudgets } from "#lib/images/budgets-of-user.ts";
import { listSessions } from "#lib/images/session-list.ts";
import { listMonthlySpend } from "#lib/images/spend-by-month.ts";
import { getUsage } from "#lib/images/usage.ts";
import { MonthSpending } from "./month-spending.tsx";
import { RecentSessions } from "./recent-sessions.tsx";
import { UsageCards } from "./usage-cards.tsx";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage() {
  const user = await requireUserOrRedirect("/dashboard");
  const withImages = env().FEATURE_IMAGES;
  const [usage, recent, budgets, months] = await Promise.all([
    getUsage(user),
    listSessions(user, { limit: 4 }),
    getBudgets(user),
    listMonthlySpend(user, {}),
  ]);
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-8 px-4 py-8 md:px-8 md:py-10">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-semibold text-2xl">Hello, {user.name}</h1>
        {withImages && (
          <Button asChild>
            <Link href="/images">
              <Plus />
              New picture
            </Link>
          </Button>
        )}
      </div>
      {withImages ? (
        <>
          <UsageCards usage={usage} />
          <RecentSessions sessions={recent.sessions} />
          <MonthSpending budgets={budgets} months={months} />
        </>
      ) : (
        <p className="text-muted-foreground">Image generation is switched off on this server.</p>
      )}
    </div>
  );
}
