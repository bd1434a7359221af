import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "#components/ui/toast.ts";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { bulkSessions, duplicateSession, renameSession } from "../api/studio-api.ts";
import { showError } from "../error-toast.ts";
import { focusSession, neighbourOfGone, shownSessions } from "./session-neighbours.ts";
import { clearSessions } from "./session-selection-store.ts";
import { patchSessions, type SessionListPages, sessionListKey, sessionPagesKey } from "./use-session-list.ts";

type Patch = (session: SessionSummaryView) => SessionSummaryView | null;

/** What can be done with sessions from their list: shown at once, taken back when the server refuses. */
export function useSessionListActions() {
  const client = useQueryClient();
  const router = useRouter();
  const patch = (ids: readonly string[], change: Patch) =>
    client.setQueriesData<SessionListPages>(
      { queryKey: sessionPagesKey },
      (list) => list && patchSessions(list, new Set(ids), change),
    );
  const reload = () => client.invalidateQueries({ queryKey: sessionListKey });

  async function rename(session: SessionSummaryView, title: string): Promise<void> {
    patch([session.id], (shown) => ({ ...shown, title }));
    try {
      await renameSession(session.id, title);
    } catch (error) {
      patch([session.id], (shown) => ({ ...shown, title: session.title }));
      const tryAgain = { label: "Try again", onClick: () => void rename(session, title) };
      showError("The session was not renamed", error, tryAgain);
    }
  }

  async function star(ids: string[], starred: boolean): Promise<void> {
    patch(ids, (shown) => ({ ...shown, starred }));
    try {
      await bulkSessions({ ids, action: starred ? "star" : "unstar" });
      announce(`${countSessions(ids.length)} ${starred ? "starred" : "no longer starred"}`);
    } catch (error) {
      await reload();
      const tryAgain = { label: "Try again", onClick: () => void star(ids, starred) };
      showError(starred ? "The star was not kept" : "The star was not taken away", error, tryAgain);
    }
  }

  async function remove(ids: string[]): Promise<void> {
    const neighbour = neighbourOfGone(shownSessions(), new Set(ids));
    const said = `${countSessions(ids.length)} moved to the trash`;
    patch(ids, () => null);
    clearSessions();
    if (neighbour) focusSession(neighbour);
    try {
      await bulkSessions({ ids, action: "delete" });
      announce(said);
      toast(said, { action: { label: "Undo", onClick: () => void undo(ids) } });
    } catch (error) {
      await reload();
      const tryAgain = { label: "Try again", onClick: () => void remove(ids) };
      showError(`${countSessions(ids.length)} not deleted`, error, tryAgain);
    }
  }

  async function undo(ids: string[]): Promise<void> {
    try {
      await bulkSessions({ ids, action: "restore" });
      announce(`${countSessions(ids.length)} back`);
    } catch (error) {
      const tryAgain = { label: "Try again", onClick: () => void undo(ids) };
      showError(`${countSessions(ids.length)} could not be brought back`, error, tryAgain);
    }
    await reload();
    const [first] = ids;
    if (first) focusSession(first);
  }

  async function duplicate(session: SessionSummaryView): Promise<void> {
    try {
      const copy = (await duplicateSession(session.id)).session;
      await reload();
      const open = { label: "Open", onClick: () => router.push(`/images/${copy.id}`) };
      toast.success("The session was duplicated", { description: copy.title ?? undefined, action: open });
      focusSession(copy.id);
    } catch (error) {
      const tryAgain = { label: "Try again", onClick: () => void duplicate(session) };
      showError("The session was not duplicated", error, tryAgain);
    }
  }

  return { rename, star, remove, duplicate };
}

export function countSessions(count: number): string {
  return count === 1 ? "1 session" : `${count} sessions`;
}
