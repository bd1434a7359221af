import type { Metadata } from "next";
import { ImagesHome } from "#components/images/images-home.tsx";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { getDraft } from "#lib/images/drafts.ts";
import { listModels } from "#lib/images/providers/index.ts";
import { listSessions } from "#lib/images/session-list.ts";

export const metadata: Metadata = { title: "Images" };

export default async function ImagesPage() {
  const user = await requireUserOrRedirect("/images");
  const [initial, draft] = await Promise.all([listSessions(user, {}), getDraft(user, null)]);
  return (
    <ImagesHome
      userId={user.id}
      models={listModels()}
      draft={draft}
      initial={initial}
      loadedAt={Date.now()}
    />
  );
}
