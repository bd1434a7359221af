"use client";

import { onFirstUse } from "#components/ui/on-first-use.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { DraftView, GenerationView, SessionPageView } from "#lib/images/views.ts";
import { Queries } from "./api/queries.tsx";
import { generationsOf } from "./api/session-cache.ts";
import { useLiveSession } from "./api/use-live-session.ts";
import { useSessionPages } from "./api/use-session-pages.ts";
import { ComposerProvider } from "./composer/composer-store.tsx";
import { ModelsProvider } from "./composer/models-context.tsx";
import { StudioComposer } from "./composer/studio-composer.tsx";
import { useForgetPendingStart } from "./home/pending-start-store.ts";
import { useShowWantedStep } from "./queue/wanted-step.ts";
import { ReplayHost } from "./replay/replay-host.tsx";
import { SelectionProvider } from "./selection-store.tsx";
import { SessionTitle } from "./session-title.tsx";
import { useStudioShortcuts } from "./shortcuts/use-studio-shortcuts.ts";
import { useInspector } from "./step/inspector-store.ts";
import { useShowLinkedStep } from "./step/use-linked-step.ts";
import { useShownStep } from "./step/use-shown-step.ts";
import { StudioProvider, type Studio as StudioValue } from "./studio-context.tsx";
import { StudioFrame } from "./studio-frame.tsx";
import { SweepHost } from "./sweep/sweep-host.tsx";
import { TipSlot } from "./tips/tip-slot.tsx";
import { TreeSlot } from "./tree/tree-slot.tsx";
import { useSessionTree } from "./tree/use-tree-pages.ts";
import { useFullScreenPage } from "./viewer/full-screen.ts";
import { StudioPicture } from "./viewer/studio-picture.tsx";

const Inspector = onFirstUse(() => import("./step/inspector.tsx").then((m) => m.Inspector));

type StudioProps = {
  initial: SessionPageView;
  draft: DraftView | null;
  /** When `initial` was read, in milliseconds. */
  loadedAt: number;
  models: readonly ModelCapabilities[];
};

/** The page of one session. */
export function Studio({ initial, draft, loadedAt, models }: StudioProps) {
  return (
    <Queries>
      <ModelsProvider models={models}>
        <ComposerProvider sessionId={initial.session.id} scope={initial.session.id} initial={draft}>
          <SelectionProvider initialId={initial.generations[0]?.id ?? null}>
            <LoadedStudio initial={initial} loadedAt={loadedAt} />
          </SelectionProvider>
        </ComposerProvider>
      </ModelsProvider>
    </Queries>
  );
}

function LoadedStudio({ initial, loadedAt }: Pick<StudioProps, "initial" | "loadedAt">) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSessionPages(
    initial.session.id,
    initial,
    loadedAt,
  );
  useLiveSession(initial.session.id);
  useForgetPendingStart();
  const generations = generationsOf(data);
  const studio: StudioValue = {
    session: data.pages[0]?.session ?? initial.session,
    generations,
    shown: useShownStep(generations),
    tree: useSessionTree(initial.session.id, generations),
    hasEarlier: hasNextPage,
    loadingEarlier: isFetchingNextPage,
    loadEarlier: () => void fetchNextPage(),
  };
  return (
    <StudioProvider value={studio}>
      <StudioContent shown={studio.shown} />
    </StudioProvider>
  );
}

function StudioContent({ shown }: { shown: GenerationView | null }) {
  const inspecting = useInspector((state) => state.open);
  useStudioShortcuts();
  useShowWantedStep();
  useShowLinkedStep();
  useFullScreenPage();
  return (
    <>
      <SessionTitle />
      <ReplayHost />
      <SweepHost />
      <StudioFrame
        picture={<StudioPicture generation={shown} />}
        composer={
          <>
            <TipSlot />
            <StudioComposer />
          </>
        }
        tree={<TreeSlot />}
        inspector={inspecting && shown ? <Inspector generation={shown} /> : null}
      />
    </>
  );
}
