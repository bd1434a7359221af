import type { Metadata } from "next";
import { ImagesHome } from "#components/images/home/images-home.tsx";
import { readFilters, toApiParams } from "#components/images/session-list/session-filters.ts";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { getDraft } from "#lib/images/drafts.ts";
import { listUsableModels } from "#lib/images/provider-settings/load.ts";
import { SessionListQuery } from "#lib/images/schemas.ts";
import { listSessions } from "#lib/images/session-list.ts";

export const metadata: Metadata = { title: "Images" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImagesPage({ searchParams }: Props) {
  const user = await requireUserOrRedirect("/images");
  const params = await searchParams;
  const filters = readFilters({ get: (name) => [params[name]].flat()[0] ?? null });
  // Where its days begin, only the browser knows.
  const byDay = filters.from !== null || filters.to !== null;
  const search = byDay ? "" : toApiParams(filters).toString();
  const [list, draft, models] = await Promise.all([
    byDay
      ? null
      : listSessions(user, SessionListQuery.parse(Object.fromEntries(new URLSearchParams(search)))),
    getDraft(user, null),
    listUsableModels(user),
  ]);
  return (
    <ImagesHome
      userId={user.id}
      models={models}
      draft={draft}
      initial={{ list, search, loadedAt: Date.now() }}
    />
  );
}
