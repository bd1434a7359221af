import { lazy, Suspense } from "react";
import { useSweeps } from "./sweep-store.ts";

const SweepDialog = lazy(() => import("./sweep-dialog.tsx").then((m) => ({ default: m.SweepDialog })));
const SweepGrid = lazy(() => import("./sweep-grid.tsx").then((m) => ({ default: m.SweepGrid })));

/** The dialog that starts a sweep and the grid of one, each loaded when it is first wanted. */
export function SweepHost() {
  const { asking, shownId } = useSweeps();
  return (
    <Suspense>
      {asking && <SweepDialog />}
      {shownId && <SweepGrid key={shownId} sweepId={shownId} />}
    </Suspense>
  );
}
