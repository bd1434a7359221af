"use client";

import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { DraftView } from "#lib/images/views.ts";
import { ComposerProvider } from "./composer-store.tsx";
import { HomeComposer } from "./home-composer.tsx";
import { ModelsProvider } from "./models-context.tsx";
import { usePendingStart } from "./pending-start-store.ts";
import { PendingStudio } from "./pending-studio.tsx";
import { SessionGrid } from "./session-grid.tsx";
import type { InitialList } from "./use-session-list.ts";

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
  return (
    <>
      {starting && <PendingStudio />}
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
        <SessionGrid initial={initial} />
      </div>
    </>
  );
}
