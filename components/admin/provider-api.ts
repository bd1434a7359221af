import { apiRequest, jsonBody } from "#components/images/api/api-request.ts";
import type { AddProvider, ChangeProvider } from "#lib/images/provider-settings/input.ts";
import type { ProviderSettingsView, ProviderTestView } from "#lib/images/provider-settings/views.ts";

/** Those of the studio, which admins look after, or a person's own. */
export type Scope = "everybody" | "own";

const PATHS: Record<Scope, string> = { everybody: "/api/admin/providers", own: "/api/providers" };

export async function addProvider(scope: Scope, input: AddProvider): Promise<ProviderSettingsView> {
  return (await apiRequest<{ provider: ProviderSettingsView }>(PATHS[scope], jsonBody("POST", input)))
    .provider;
}

export async function changeProvider(
  scope: Scope,
  id: string,
  input: ChangeProvider,
): Promise<ProviderSettingsView> {
  const path = `${PATHS[scope]}/${id}`;
  return (await apiRequest<{ provider: ProviderSettingsView }>(path, jsonBody("PATCH", input))).provider;
}

export async function removeProvider(scope: Scope, id: string): Promise<void> {
  await apiRequest<void>(`${PATHS[scope]}/${id}`, { method: "DELETE" });
}

export async function testProvider(scope: Scope, id: string): Promise<ProviderTestView> {
  return await apiRequest<ProviderTestView>(`${PATHS[scope]}/${id}/test`, { method: "POST" });
}
