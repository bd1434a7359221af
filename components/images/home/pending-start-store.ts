import { useEffect } from "react";
import { create } from "zustand";
import type { ModelCapabilities, Size } from "#lib/images/providers/types.ts";

/** The first step of a session that does not exist yet: what its page shows until the server has answered. */
export type PendingStart = { prompt: string; model: ModelCapabilities; size: Size };

export const usePendingStart = create<{ start: PendingStart | null }>(() => ({ start: null }));

/** For pages that show the truth: from then on nothing is pending. */
export function useForgetPendingStart(): void {
  useEffect(() => usePendingStart.setState({ start: null }), []);
}
