"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { isToasterWanted, onToasterWanted, requestToaster } from "./toast.ts";

const Toaster = lazy(() => import("./sonner.tsx").then((m) => ({ default: m.Toaster })));
const FIRST_SIGNS = ["pointerdown", "keydown"] as const;

/**
 * Loads the toaster at the first touch or key rather than with the page. Not as late as the first toast:
 * that one may be about a connection that is gone.
 */
export function ToasterOnDemand() {
  const wanted = useSyncExternalStore(onToasterWanted, isToasterWanted, () => false);

  useEffect(() => {
    const gone = new AbortController();
    for (const sign of FIRST_SIGNS) {
      window.addEventListener(sign, requestToaster, { once: true, passive: true, signal: gone.signal });
    }
    return () => gone.abort();
  }, []);

  return (
    wanted && (
      <Suspense>
        <Toaster />
      </Suspense>
    )
  );
}
