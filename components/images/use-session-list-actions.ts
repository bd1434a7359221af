import { useQueryClient } from "@tanstack/react-query";
import { toast } from "#components/ui/toast.ts";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { announce } from "./announcer.tsx";
import { showError } from "./error-toast.ts";
import { deleteSession, renameSession, restoreSession } from "./studio-api.ts";
import { patchSession, type SessionListPages, sessionListKey } from "./use-session-list.ts";

/** Renames and deletes sessions: shown at once, taken back when the server refuses. */
export function useSessionListActions() {
  const client = useQueryClient();
  const patch = (sessionId: string, change: (session: SessionSummaryView) => SessionSummaryView | null) =>
    client.setQueryData<SessionListPages>(
      sessionListKey,
      (list) => list && patchSession(list, sessionId, change),
    );
  const reload = () => client.invalidateQueries({ queryKey: sessionListKey });

  async function rename(session: SessionSummaryView, title: string): Promise<void> {
    patch(session.id, (shown) => ({ ...shown, title }));
    try {
      await renameSession(session.id, title);
    } catch (error) {
      patch(session.id, (shown) => ({ ...shown, title: session.title }));
      const tryAgain = { label: "Try again", onClick: () => void rename(session, title) };
      showError("The session was not renamed", error, tryAgain);
    }
  }

  async function remove(session: SessionSummaryView): Promise<void> {
    patch(session.id, () => null);
    try {
      await deleteSession(session.id);
      announce("The session was deleted");
      toast("The session was deleted", {
        description: session.title ?? undefined,
        action: { label: "Undo", onClick: () => void undo(session) },
      });
    } catch (error) {
      await reload();
      showError("The session was not deleted", error, {
        label: "Try again",
        onClick: () => void remove(session),
      });
    }
  }

  async function undo(session: SessionSummaryView): Promise<void> {
    try {
      await restoreSession(session.id);
      announce("The session is back");
    } catch (error) {
      const tryAgain = { label: "Try again", onClick: () => void undo(session) };
      showError("The session could not be brought back", error, tryAgain);
    }
    await reload();
  }

  return { rename, remove };
}
