import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isAdmin } from "#lib/admin.ts";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { env } from "#lib/env.ts";

/** Decided outside of what is streamed, so that the answer's status is 404 too. Pages ask again themselves. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const user = await requireUserOrRedirect("/admin/providers");
  if (!env().FEATURE_IMAGES || !(await isAdmin(user))) notFound();
  return children;
}
