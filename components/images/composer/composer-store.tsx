import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import type { DraftView } from "#lib/images/views.ts";
import { remoteDrafts } from "../drafts/draft-api.ts";
import { DraftSync } from "../drafts/draft-sync.ts";
import { localDrafts } from "../drafts/local-draft.ts";
import { readSavedDraft } from "../drafts/read-draft.ts";
import { useLiveDraft } from "../drafts/use-live-draft.ts";
import type { Draft } from "./draft.ts";

type ComposerStore = StoreApi<Draft>;
type Composer = { store: ComposerStore; sync: DraftSync };

const ComposerContext = createContext<Composer | null>(null);

type ComposerProviderProps = {
  /** Null for the page that begins one. */
  sessionId: string | null;
  /** Names the copy in this browser. */
  scope: string;
  /** What the server keeps. */
  initial: DraftView | null;
  children: ReactNode;
};

/** Holds one draft and keeps it on the server, so that it survives a crash and is there on other devices. */
export function ComposerProvider({ sessionId, scope, initial, children }: ComposerProviderProps) {
  const [composer] = useState(() => createComposer(sessionId, scope, initial));
  useLiveDraft(composer.sync, sessionId);
  useEffect(() => {
    lastSyncs.set(scope, composer.sync);
    return composer.sync.start();
  }, [composer, scope]);
  return <ComposerContext value={composer}>{children}</ComposerContext>;
}

export function useComposer<T>(select: (draft: Draft) => T): T {
  return useStore(useComposerStore(), select);
}

/** The store itself, for handlers that read or write without drawing again. */
export function useComposerStore(): ComposerStore {
  return useComposerContext().store;
}

export function useDraftSync(): DraftSync {
  return useComposerContext().sync;
}

function useComposerContext(): Composer {
  const composer = useContext(ComposerContext);
  if (!composer) throw new Error("The composer is used outside its provider");
  return composer;
}

/** Of each prompt box that was open in this window. Filled in the browser only. */
const lastSyncs = new Map<string, DraftSync>();

function createComposer(sessionId: string | null, scope: string, view: DraftView | null): Composer {
  const read = readSavedDraft(view);
  const known = lastSyncs.get(scope)?.saved;
  // A page that comes from the router's memory brings the draft of the time it was first shown.
  const initial = known && known.version > read.version ? known : read;
  const store = createStore<Draft>(() => initial.draft);
  const sync = new DraftSync({
    composer: store,
    initial,
    remote: remoteDrafts(sessionId),
    local: localDrafts(scope),
  });
  return { store, sync };
}
