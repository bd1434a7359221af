import { apiRequest, jsonBody } from "#components/images/api/api-request.ts";
import type { ModelRef, SetFallbacks } from "#lib/images/provider-settings/fallback-input.ts";
import type { FallbackListView, FallbackView } from "#lib/images/provider-settings/fallback-views.ts";

const PATH = "/api/admin/fallbacks";

export async function listFallbacks(cursor: string | null): Promise<FallbackListView> {
  return await apiRequest<FallbackListView>(cursor ? `${PATH}?${new URLSearchParams({ cursor })}` : PATH);
}

export async function setFallbacks(input: SetFallbacks): Promise<FallbackView> {
  return (await apiRequest<{ fallback: FallbackView }>(PATH, jsonBody("PUT", input))).fallback;
}

export async function removeFallbacks({ provider, model }: ModelRef): Promise<void> {
  await apiRequest<void>(`${PATH}?${new URLSearchParams({ provider, model })}`, { method: "DELETE" });
}
