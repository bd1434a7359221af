import type { PromptListView } from "#lib/images/views.ts";
import { apiRequest } from "../api/api-request.ts";

/** The person's earlier prompts with all words of `q`, newest first. Throws `ApiError`. */
export function listPrompts(page: { cursor: string | null; q: string }): Promise<PromptListView> {
  const query = new URLSearchParams({ q: page.q, ...(page.cursor && { cursor: page.cursor }) });
  return apiRequest(`/api/images/prompts?${query}`);
}
