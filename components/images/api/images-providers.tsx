"use client";

import { lazy, type ReactNode, Suspense } from "react";
import { Announcer } from "../announcer.tsx";
import { pageLoaded } from "./page-loaded.ts";

const LiveSessionList = lazy(async () => {
  await pageLoaded();
  return { default: (await import("../session-list/live-session-list.tsx")).LiveSessionList };
});

/** What every page of the studio shares: the one event stream, and the spoken news. */
export function ImagesProviders({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <Suspense>
        <LiveSessionList />
      </Suspense>
      <Announcer />
    </>
  );
}
