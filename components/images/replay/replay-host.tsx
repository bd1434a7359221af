import { lazy, Suspense } from "react";
import { useReplay } from "./replay-store.ts";

const ReplayDialog = lazy(() => import("./replay-dialog.tsx").then((m) => ({ default: m.ReplayDialog })));

/** The dialog that makes edits again, loaded when somebody asks for it. */
export function ReplayHost() {
  const asked = useReplay((state) => state.asked);
  if (!asked) return null;
  return (
    <Suspense>
      <ReplayDialog key={`${asked.generation.id} ${asked.scope}`} {...asked} />
    </Suspense>
  );
}
