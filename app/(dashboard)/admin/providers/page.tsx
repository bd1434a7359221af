import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FallbackSection } from "#components/admin/fallback-section.tsx";
import { ProvidersPage } from "#components/admin/providers-page.tsx";
import { isAdmin } from "#lib/admin.ts";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { listFallbacks } from "#lib/images/provider-settings/fallbacks.ts";
import { listProviderSettings } from "#lib/images/provider-settings/list.ts";

export const metadata: Metadata = { title: "Providers" };

export default async function AdminProvidersPage() {
  const user = await requireUserOrRedirect("/admin/providers");
  if (!(await isAdmin(user))) notFound();
  const [providers, fallbacks] = await Promise.all([listProviderSettings(null), listFallbacks({})]);
  return (
    <>
      <ProvidersPage initial={providers} scope="everybody" />
      <FallbackSection initial={fallbacks} />
    </>
  );
}
