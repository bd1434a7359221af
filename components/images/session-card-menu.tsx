import { MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { useSessionListActions } from "./use-session-list-actions.ts";

const RenameDialog = dynamic(() => import("./rename-dialog.tsx").then((m) => m.RenameDialog));

type SessionCardMenuProps = { session: SessionSummaryView; name: string };

export function SessionCardMenu({ session, name }: SessionCardMenuProps) {
  const actions = useSessionListActions();
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" className="size-10" aria-label={`Actions for ${name}`}>
            <MoreHorizontal />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="[&_[role=menuitem]]:min-h-10">
          <DropdownMenuItem onSelect={() => setRenaming(true)}>
            <Pencil /> Rename
          </DropdownMenuItem>
          <DropdownMenuItem variant="destructive" onSelect={() => void actions.remove(session)}>
            <Trash2 /> Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
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
