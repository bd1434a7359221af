"use client";

import { lazy, Suspense, useEffect } from "react";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { DraftView } from "#lib/images/views.ts";
import { pageLoaded } from "../api/page-loaded.ts";
import { ComposerProvider } from "../composer/composer-store.tsx";
import { ModelsProvider } from "../composer/models-context.tsx";
import { SessionGridSkeleton } from "../session-list/session-grid-skeleton.tsx";
import type { InitialList } from "../session-list/use-session-list.ts";
import { HomeComposer } from "./home-composer.tsx";
import { usePendingStart } from "./pending-start-store.ts";

// What the server sent of the list is there at once. The prompt box is what is wanted first, so that the code behind
// the list, and of the page that a new session begins with, is loaded after it.
const SessionGrid = lazy(async () => {
  await pageLoaded();
  return { default: (await import("../session-list/session-grid.tsx")).SessionGrid };
});
const loadPendingStudio = () => import("./pending-studio.tsx").then((m) => ({ default: m.PendingStudio }));
const PendingStudio = lazy(loadPendingStudio);

type ImagesHomeProps = {
  userId: string;
  draft: DraftView | null;
  models: readonly ModelCapabilities[];
  initial: InitialList;
};

/** Where a session begins, and the sessions so far. */
export function ImagesHome({ userId, draft, models, initial }: ImagesHomeProps) {
  return (
    <ModelsProvider models={models}>
      <ComposerProvider sessionId={null} scope={`home.${userId}`} initial={draft}>
        <HomeOrStart initial={initial} />
      </ComposerProvider>
    </ModelsProvider>
  );
}

function HomeOrStart({ initial }: Pick<ImagesHomeProps, "initial">) {
  const starting = usePendingStart((state) => state.start !== null);
  useEffect(() => void pageLoaded().then(loadPendingStudio), []);
  return (
    <>
      {starting && (
        <Suspense>
          <PendingStudio />
        </Suspense>
      )}
      <div
        hidden={starting}
        className="mx-auto flex w-full max-w-6xl flex-col gap-12 px-4 pt-12 pb-16 md:px-8 md:pt-20 [&[hidden]]:hidden"
      >
        <section className="mx-auto flex w-full max-w-2xl flex-col items-center gap-8 text-center">
          <div className="flex flex-col gap-2">
            <h1 className="font-semibold text-2xl">What do you want to see?</h1>
            <p className="text-balance text-base text-muted-foreground">
              Describe a picture, then change it step by step. Every step is kept.
            </p>
          </div>
          <HomeComposer />
        </section>
        <Suspense fallback={<SessionGridSkeleton />}>
          <SessionGrid initial={initial} />
        </Suspense>
      </div>
    </>
  );
}
