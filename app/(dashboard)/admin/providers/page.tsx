import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProvidersPage } from "#components/admin/providers-page.tsx";
import { isAdmin } from "#lib/admin.ts";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { listProviderSettings } from "#lib/images/provider-settings/list.ts";

export const metadata: Metadata = { title: "Providers" };

export default async function AdminProvidersPage() {
  const user = await requireUserOrRedirect("/admin/providers");
  if (!(await isAdmin(user))) notFound();
  return <ProvidersPage initial={await listProviderSettings(null)} scope="everybody" />;
}
