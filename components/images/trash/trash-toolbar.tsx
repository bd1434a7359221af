import { Undo2, X } from "lucide-react";
import { clearSessions, selectSessions } from "#components/images/session-list/session-selection-store.ts";
import { Button } from "#components/ui/button.tsx";

type TrashToolbarProps = {
  shown: string[];
  selected: string[];
  onRestore: () => void;
  onPurge: () => void;
  onEmpty: () => void;
};

export function TrashToolbar({ shown, selected, onRestore, onPurge, onEmpty }: TrashToolbarProps) {
  const all = selected.length === shown.length;
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-2">
      <label className="mr-auto flex h-10 cursor-pointer select-none items-center gap-2 pl-4 text-sm">
        <input
          type="checkbox"
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = selected.length > 0 && !all;
          }}
          onChange={() => (all ? clearSessions() : selectSessions(shown))}
          className="size-4 accent-primary"
        />
        {selected.length > 0 ? `${selected.length} selected` : "Select all"}
      </label>
      {selected.length > 0 ? (
        <>
          <Button variant="outline" className="h-10 md:h-9" onClick={onRestore}>
            <Undo2 /> Restore
          </Button>
          <Button variant="destructive" className="h-10 md:h-9" onClick={onPurge}>
            <X /> Delete for ever
          </Button>
        </>
      ) : (
        <Button variant="ghost" className="h-10 md:h-9" onClick={onEmpty}>
          Empty the trash
        </Button>
      )}
    </div>
  );
}
