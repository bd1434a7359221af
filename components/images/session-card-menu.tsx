import { MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ActionMenu } from "#components/ui/action-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { useSessionListActions } from "./use-session-list-actions.ts";

const RenameDialog = dynamic(() => import("./rename-dialog.tsx").then((m) => m.RenameDialog));

type SessionCardMenuProps = { session: SessionSummaryView; name: string };

export function SessionCardMenu({ session, name }: SessionCardMenuProps) {
  const actions = useSessionListActions();
  const [renaming, setRenaming] = useState(false);
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
          { label: "Delete", icon: Trash2, onSelect: () => void actions.remove(session), destructive: true },
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
