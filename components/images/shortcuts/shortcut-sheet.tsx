import { Search } from "lucide-react";
import { useState } from "react";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { ShortcutKey } from "#components/ui/shortcut-key.tsx";
import { findShortcuts, type ShortcutGroup } from "./find-shortcuts.ts";
import type { Shortcut } from "./shortcut-list.ts";

/** What scrolls can be reached by keyboard. */
const IN_TAB_ORDER = 0;

/** Every key by where it works, to be searched. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const groups = findShortcuts(query);
  const count = groups.reduce((sum, { shortcuts }) => sum + shortcuts.length, 0);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="flex h-[min(44rem,calc(100dvh-2rem))] flex-col gap-0 overflow-hidden p-0 sm:max-w-3xl">
        <DialogHeader className="px-6 pt-6">
          <DialogTitle>Keyboard shortcuts</DialogTitle>
          <DialogDescription>Single keys rest while you type or a dialog is open.</DialogDescription>
        </DialogHeader>
        <div className="relative border-b px-6 py-4">
          <Search
            className="pointer-events-none absolute top-1/2 left-9 size-4 -translate-y-1/2 text-muted-foreground"
            aria-hidden="true"
          />
          <Input
            type="search"
            aria-label="Search shortcuts"
            placeholder="What do you want to do?"
            className="h-10 pl-9"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <p role="status" className="sr-only">
            {query && `${count} ${count === 1 ? "shortcut" : "shortcuts"}`}
          </p>
        </div>
        <section
          aria-label="Shortcuts"
          tabIndex={IN_TAB_ORDER}
          className="min-h-0 grow overflow-y-auto px-6 py-5"
        >
          {count === 0 && (
            <p className="text-muted-foreground text-sm">No key does that. Try another word.</p>
          )}
          <div className="sm:columns-2 sm:gap-10">
            {groups.map((group) => (
              <Group key={group.scope} {...group} />
            ))}
          </div>
        </section>
      </DialogContent>
    </Dialog>
  );
}

function Group({ scope, shortcuts }: ShortcutGroup) {
  return (
    <div className="mb-6 break-inside-avoid">
      <h3 className="mb-1 font-medium text-muted-foreground text-xs">{scope}</h3>
      <dl className="text-sm">
        {shortcuts.map((shortcut) => (
          <Row key={shortcut.label} {...shortcut} />
        ))}
      </dl>
    </div>
  );
}

function Row({ label, keys }: Shortcut) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-4 border-b border-dashed py-1 last:border-0">
      <dt>{label}</dt>
      <dd className="flex shrink-0 flex-wrap items-center justify-end gap-1 text-muted-foreground">
        {keys.map((key) => (
          <ShortcutKey key={key} keys={key} />
        ))}
      </dd>
    </div>
  );
}
