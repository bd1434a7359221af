import { create } from "zustand";
import type { GenerationView } from "#lib/images/views.ts";

/** `step`: its own edit is made on other pictures; `descendants`: the edits after it are. */
export type ReplayScope = "step" | "descendants";

type Replay = { generation: GenerationView; scope: ReplayScope };

export const useReplay = create<{ asked: Replay | null }>(() => ({ asked: null }));

export function openReplay(generation: GenerationView, scope: ReplayScope): void {
  useReplay.setState({ asked: { generation, scope } });
}

export function closeReplay(): void {
  useReplay.setState({ asked: null });
}
