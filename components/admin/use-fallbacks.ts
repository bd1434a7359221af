import { useState } from "react";
import { ApiError } from "#components/images/api/api-request.ts";
import { showError } from "#components/images/error-toast.ts";
import { toast } from "#components/ui/toast.ts";
import type { SetFallbacks } from "#lib/images/provider-settings/fallback-input.ts";
import type { FallbackListView, FallbackView } from "#lib/images/provider-settings/fallback-views.ts";
import type { ModelName } from "#lib/images/providers/types.ts";
import { listFallbacks, removeFallbacks, setFallbacks } from "./fallback-api.ts";

/** The chains of the page, and what can be done with them. */
export function useFallbacks(initial: FallbackListView) {
  const [list, setList] = useState(initial);

  const put = (changed: FallbackView) =>
    setList((now) => ({
      ...now,
      fallbacks: now.fallbacks.some((each) => isSame(each, changed))
        ? now.fallbacks.map((each) => (isSame(each, changed) ? changed : each))
        : [...now.fallbacks, changed],
    }));

  /** Providers come and go above on the same page. */
  async function refreshModels() {
    const fresh = await listFallbacks(null).catch(() => null);
    if (fresh) setList((now) => ({ ...now, models: fresh.models }));
  }

  async function loadMore() {
    try {
      const { fallbacks, nextCursor } = await listFallbacks(list.nextCursor);
      setList((now) => ({ ...now, fallbacks: [...now.fallbacks, ...fallbacks], nextCursor }));
    } catch (error) {
      showError("The others could not be read", error);
    }
  }

  /** @throws {ApiError} with the places that are wrong */
  async function set(input: SetFallbacks) {
    const changed = await setFallbacks(input);
    put(changed);
    toast.success(`Saved for ${changed.label}`);
  }

  async function remove(fallback: FallbackView) {
    try {
      await removeFallbacks(fallback);
    } catch (error) {
      // Somebody else was faster: it is gone, as was wanted.
      const gone = error instanceof ApiError && error.code === "not_found";
      if (!gone) return showError("It could not be removed", error);
    }
    setList((now) => ({ ...now, fallbacks: now.fallbacks.filter((each) => !isSame(each, fallback)) }));
    const { provider, model, targets } = fallback;
    const undo = () =>
      set({ provider, model, targets: targets.map(toRef) }).catch((error: unknown) =>
        showError("It could not be brought back", error),
      );
    toast(`Nothing stands in for ${fallback.label} any more`, { action: { label: "Undo", onClick: undo } });
  }

  return { ...list, refreshModels, loadMore, set, remove };
}

type Ref = Pick<ModelName, "provider" | "model">;

export function isSame(one: Ref, other: Ref): boolean {
  return one.provider === other.provider && one.model === other.model;
}

export function toRef({ provider, model }: Ref): Ref {
  return { provider, model };
}
