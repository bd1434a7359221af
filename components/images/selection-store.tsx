import { createContext, type ReactNode, useContext, useState } from "react";
import { createStore, type StoreApi, useStore } from "zustand";

type Selection = {
  /** The step that is looked at. Only the person's own acts change it, never a result that arrives. */
  generationId: string | null;
  /** Which of its pictures. */
  outputIndex: number;
};

const SelectionContext = createContext<StoreApi<Selection> | null>(null);

export function SelectionProvider({
  initialId,
  children,
}: {
  initialId: string | null;
  children: ReactNode;
}) {
  const [store] = useState(() => createStore<Selection>(() => ({ generationId: initialId, outputIndex: 0 })));
  return <SelectionContext value={store}>{children}</SelectionContext>;
}

export function useSelection<T>(select: (selection: Selection) => T): T {
  return useStore(useSelectionStore(), select);
}

export function useSelectionStore(): StoreApi<Selection> {
  const store = useContext(SelectionContext);
  if (!store) throw new Error("The selection is used outside its provider");
  return store;
}

export function selectStep(store: StoreApi<Selection>, generationId: string): void {
  store.setState({ generationId, outputIndex: 0 });
}
