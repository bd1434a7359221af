import { CircleCheck, Copy, MoreHorizontal, Pencil, Star, StarOff, Trash2 } from "lucide-react";
import { useState } from "react";
import { ActionMenu } from "#components/ui/action-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { toggleSession } from "./session-selection-store.ts";
import { useSessionListActions } from "./use-session-list-actions.ts";

const RenameDialog = onFirstUse(() => import("./rename-dialog.tsx").then((m) => m.RenameDialog));

type SessionCardMenuProps = { session: SessionSummaryView; name: string };

export function SessionCardMenu({ session, name }: SessionCardMenuProps) {
  const actions = useSessionListActions();
  const [renaming, setRenaming] = useState(false);
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
          { label: "Select", icon: CircleCheck, onSelect: () => toggleSession(id) },
          { label: "Delete", icon: Trash2, onSelect: () => void actions.remove([id]), destructive: true },
        ]}
      />
      {renaming && (
        <RenameDialog
          title={session.title ?? name}
          onClose={() => setRenaming(false)}
          onRename={(title) => void actions.rename(session, title)}
        />
      )}
    </>
  );
}
