import type { Metadata } from "next";
import { TrashPage } from "#components/images/trash/trash-page.tsx";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { listTrash } from "#lib/images/trash.ts";

export const metadata: Metadata = { title: "Trash" };

export default async function ImagesTrashPage() {
  const user = await requireUserOrRedirect("/images/trash");
  return <TrashPage initial={await listTrash(user, {})} loadedAt={Date.now()} />;
}
