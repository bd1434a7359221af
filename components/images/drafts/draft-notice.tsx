import { useEffect } from "react";
import { useStore } from "zustand";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import { pageLoaded } from "../api/page-loaded.ts";
import { useDraftSync } from "../composer/composer-store.tsx";

const loadNotes = () => import("./draft-notes.tsx").then((m) => m.DraftNotes);
const DraftNotes = onFirstUse(loadNotes);

/** Says above the prompt what became of it elsewhere, and when it cannot be kept on the server. */
export function DraftNotice() {
  const hasNews = useStore(useDraftSync().state, (news) => Object.values(news).some((each) => each !== null));
  // Not as late as the news: they may be that the connection is gone.
  useEffect(() => void pageLoaded().then(loadNotes), []);
  return <div role="status">{hasNews && <DraftNotes />}</div>;
}
