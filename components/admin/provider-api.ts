import { apiRequest, jsonBody } from "#components/images/api-request.ts";
import type { AddProvider, ChangeProvider } from "#lib/images/provider-settings/input.ts";
import type { ProviderSettingsView, ProviderTestView } from "#lib/images/provider-settings/views.ts";

const PROVIDERS = "/api/admin/providers";

export async function addProvider(input: AddProvider): Promise<ProviderSettingsView> {
  return (await apiRequest<{ provider: ProviderSettingsView }>(PROVIDERS, jsonBody("POST", input))).provider;
}

export async function changeProvider(id: string, input: ChangeProvider): Promise<ProviderSettingsView> {
  const path = `${PROVIDERS}/${id}`;
  return (await apiRequest<{ provider: ProviderSettingsView }>(path, jsonBody("PATCH", input))).provider;
}

export async function removeProvider(id: string): Promise<void> {
  await apiRequest<void>(`${PROVIDERS}/${id}`, { method: "DELETE" });
}

export async function testProvider(id: string): Promise<ProviderTestView> {
  return await apiRequest<ProviderTestView>(`${PROVIDERS}/${id}/test`, { method: "POST" });
}
