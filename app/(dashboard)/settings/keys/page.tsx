import type { Metadata } from "next";
import { ProvidersPage } from "#components/admin/providers-page.tsx";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { listProviderSettings } from "#lib/images/provider-settings/list.ts";

export const metadata: Metadata = { title: "Your keys" };

export default async function OwnKeysPage() {
  const user = await requireUserOrRedirect("/settings/keys");
  return <ProvidersPage initial={await listProviderSettings(user)} scope="own" />;
}
