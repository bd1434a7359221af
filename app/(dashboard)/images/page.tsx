import type { Metadata } from "next";
import { ImagesHome } from "#components/images/images-home.tsx";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { listModels } from "#lib/images/providers/index.ts";
import { listSessions } from "#lib/images/session-list.ts";

export const metadata: Metadata = { title: "Images" };

export default async function ImagesPage() {
  const user = await requireUserOrRedirect("/images");
  const initial = await listSessions(user, {});
  return <ImagesHome userId={user.id} models={listModels()} initial={initial} loadedAt={Date.now()} />;
}
