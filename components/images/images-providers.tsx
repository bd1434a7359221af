"use client";

import type { ReactNode } from "react";
import { Announcer } from "./announcer.tsx";
import { LiveSessionList } from "./live-session-list.tsx";

/** What every page of the studio shares: the one event stream, and the spoken news. */
export function ImagesProviders({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <LiveSessionList />
      <Announcer />
    </>
  );
}
