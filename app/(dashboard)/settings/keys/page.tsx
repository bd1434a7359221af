import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProvidersPage } from "#components/admin/providers-page.tsx";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { env } from "#lib/env.ts";
import { listProviderSettings } from "#lib/images/provider-settings/list.ts";

export const metadata: Metadata = { title: "Your keys" };

export default async function OwnKeysPage() {
  const user = await requireUserOrRedirect("/settings/keys");
  const { FEATURE_IMAGES, ALLOW_OWN_KEYS } = env();
  if (!FEATURE_IMAGES || !ALLOW_OWN_KEYS) notFound();
  return <ProvidersPage initial={await listProviderSettings(user)} scope="own" />;
}
