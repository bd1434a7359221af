import { create } from "zustand";

type SessionSelection = {
  ids: ReadonlySet<string>;
  /** Where a range begins: what was chosen last. */
  anchor: string | null;
};

/** The sessions that were ticked to do something with all of them. */
export const useSessionSelection = create<SessionSelection>(() => ({ ids: new Set(), anchor: null }));

export function toggleSession(id: string): void {
  const { ids } = useSessionSelection.getState();
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  useSessionSelection.setState({ ids: next, anchor: id });
}

/** Adds all from the last chosen one to this, in the order they are shown in. */
export function selectRange(id: string, shown: readonly string[]): void {
  const { ids, anchor } = useSessionSelection.getState();
  const [from, to] = [shown.indexOf(anchor ?? id), shown.indexOf(id)].sort((a, b) => a - b);
  const range = shown.slice(Math.max(0, from ?? 0), (to ?? 0) + 1);
  useSessionSelection.setState({ ids: new Set([...ids, ...range]), anchor: id });
}

export function selectSessions(ids: readonly string[]): void {
  useSessionSelection.setState({ ids: new Set(ids) });
}

export function clearSessions(): void {
  useSessionSelection.setState({ ids: new Set(), anchor: null });
}
