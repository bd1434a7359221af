import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Studio } from "#components/images/studio.tsx";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { AppError } from "#lib/errors.ts";
import { getDraft } from "#lib/images/drafts.ts";
import { listUsableModels } from "#lib/images/provider-settings/load.ts";
import { getSessionPage } from "#lib/images/sessions.ts";

type Props = { params: Promise<{ sessionId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { initial } = await loadSession((await params).sessionId);
  return { title: initial.session.title ?? "New session" };
}

export default async function SessionPage({ params }: Props) {
  const { initial, draft, models } = await loadSession((await params).sessionId);
  return (
    <Studio key={initial.session.id} initial={initial} draft={draft} loadedAt={Date.now()} models={models} />
  );
}

/** Once a request, for the page and for its title. */
const loadSession = cache(async (sessionId: string) => {
  const user = await requireUserOrRedirect(`/images/${sessionId}`);
  try {
    const [initial, draft, models] = await Promise.all([
      getSessionPage(user, sessionId, {}),
      getDraft(user, sessionId),
      listUsableModels(user),
    ]);
    return { initial, draft, models };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
