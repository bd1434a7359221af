import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import { type Draft, emptyDraft } from "./draft.ts";
import { loadDraft, saveDraft } from "./draft-storage.ts";

type ComposerStore = StoreApi<Draft>;

const ComposerContext = createContext<ComposerStore | null>(null);

const SAVE_AFTER_MS = 200;

/** Holds one draft and keeps it in this browser under `scope`, so that it survives a reload. */
export function ComposerProvider({ scope, children }: { scope: string; children: ReactNode }) {
  const [store] = useState(() => createStore<Draft>(() => emptyDraft));
  useEffect(() => {
    const kept = loadDraft(scope);
    if (kept) store.setState(kept);
    return saveChanges(store, scope);
  }, [store, scope]);
  return <ComposerContext value={store}>{children}</ComposerContext>;
}

export function useComposer<T>(select: (draft: Draft) => T): T {
  return useStore(useComposerStore(), select);
}

/** The store itself, for handlers that read or write without drawing again. */
export function useComposerStore(): ComposerStore {
  const store = useContext(ComposerContext);
  if (!store) throw new Error("The composer is used outside its provider");
  return store;
}

function saveChanges(store: ComposerStore, scope: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const saveNow = () => {
    clearTimeout(timer);
    saveDraft(scope, store.getState());
  };
  const unsubscribe = store.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(saveNow, SAVE_AFTER_MS);
  });
  window.addEventListener("pagehide", saveNow);
  return () => {
    unsubscribe();
    window.removeEventListener("pagehide", saveNow);
    saveNow();
  };
}
