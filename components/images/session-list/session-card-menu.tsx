import { CircleCheck, Copy, MoreHorizontal, Pencil, Star, StarOff, Trash2, Wallet } from "lucide-react";
import { useState } from "react";
import { ActionMenu } from "#components/ui/action-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import { TITLE_MAX_LENGTH } from "#lib/images/constants.ts";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { toggleSession } from "./session-selection-store.ts";
import { useSessionListActions } from "./use-session-list-actions.ts";

const TextDialog = onFirstUse(() => import("#components/ui/text-dialog.tsx").then((m) => m.TextDialog));

const SessionBudgetDialog = onFirstUse(() =>
  import("../costs/session-budget-dialog.tsx").then((m) => m.SessionBudgetDialog),
);

type SessionCardMenuProps = { session: SessionSummaryView; name: string };

export function SessionCardMenu({ session, name }: SessionCardMenuProps) {
  const actions = useSessionListActions();
  const [renaming, setRenaming] = useState(false);
  const [budgeting, setBudgeting] = useState(false);
  const { id, starred } = session;
  return (
    <>
      <ActionMenu
        align="end"
        trigger={
          <Button variant="ghost" size="icon" className="size-10" aria-label={`Actions for ${name}`}>
            <MoreHorizontal />
          </Button>
        }
        actions={[
          { label: "Rename", icon: Pencil, onSelect: () => setRenaming(true) },
          {
            label: starred ? "Take the star away" : "Star",
            icon: starred ? StarOff : Star,
            onSelect: () => void actions.star([id], !starred),
          },
          { label: "Duplicate", icon: Copy, onSelect: () => void actions.duplicate(session) },
          { label: "Budget…", icon: Wallet, onSelect: () => setBudgeting(true) },
          { label: "Select", icon: CircleCheck, onSelect: () => toggleSession(id) },
          { label: "Delete", icon: Trash2, onSelect: () => void actions.remove([id]), destructive: true },
        ]}
      />
      {budgeting && <SessionBudgetDialog sessionId={id} onClose={() => setBudgeting(false)} />}
      {renaming && (
        <TextDialog
          title="Rename this session"
          description="Only you see the title."
          label="Title"
          text={session.title ?? name}
          maxLength={TITLE_MAX_LENGTH}
          required
          action="Rename"
          onClose={() => setRenaming(false)}
          onSubmit={(title) => void actions.rename(session, title)}
        />
      )}
    </>
  );
}
