import { CloudOff, X } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Button } from "#components/ui/button.tsx";
import { useComposer, useDraftSync } from "../composer/composer-store.tsx";
import { firstWords } from "../step/step-words.ts";
import type { DraftSyncState } from "./draft-sync.ts";

/** The words of `DraftNotice`, and what can be done. */
export function DraftNotes() {
  const sync = useDraftSync();
  const { conflict, setAside, problem } = useStore(sync.state);
  const prompt = useComposer((draft) => draft.prompt);
  return (
    <>
      {conflict && (
        <Notice
          text="This prompt was changed in another window"
          detail={whatDiffers(prompt, conflict.draft.prompt)}
        >
          <Button variant="outline" className="h-10 md:h-8" onClick={() => sync.takeTheirs()}>
            Use that one
          </Button>
          <Button variant="ghost" className="h-10 md:h-8" onClick={() => sync.keepMine()}>
            Keep mine
          </Button>
        </Notice>
      )}
      {!conflict && setAside && (
        <Notice text="The other prompt is set aside" detail={whatDiffers(prompt, setAside.prompt)}>
          <Button variant="ghost" className="h-10 md:h-8" onClick={() => sync.swap()}>
            Swap them
          </Button>
          <Button
            variant="ghost"
            size="icon"
            className="size-10 md:size-8"
            aria-label="Forget the prompt that is set aside"
            title="Forget it"
            onClick={() => sync.forgetSetAside()}
          >
            <X />
          </Button>
        </Notice>
      )}
      {problem && <Problem problem={problem} />}
    </>
  );
}

function Notice({ text, detail, children }: { text: string; detail: string; children: ReactNode }) {
  return (
    <div className="fade-in flex animate-in flex-wrap items-center gap-x-3 gap-y-1 rounded-t-xl border-b bg-accent/60 py-1.5 pr-1.5 pl-4 text-sm duration-200">
      <p className="min-w-0 flex-1 basis-56">
        <span className="font-medium">{text}</span>
        <span className="block truncate text-muted-foreground text-xs">{detail}</span>
      </p>
      <div className="flex items-center gap-1">{children}</div>
    </div>
  );
}

function whatDiffers(mine: string, theirs: string): string {
  if (mine === theirs) return "The words are the same; its pictures or settings are not";
  return theirs.trim() ? `“${firstWords(theirs, 120)}”` : "It is empty there";
}

function Problem({ problem }: { problem: NonNullable<DraftSyncState["problem"]> }) {
  return (
    <p className="flex items-center gap-2 px-4 pt-3 text-muted-foreground text-xs">
      <CloudOff className="size-3.5 shrink-0" aria-hidden="true" />
      {PROBLEMS[problem] ?? "Not saved yet. It is kept in this browser, and tried again."}
    </p>
  );
}

const PROBLEMS: Partial<Record<NonNullable<DraftSyncState["problem"]>, string>> = {
  network: "You are offline. What you type is kept in this browser until it can be saved.",
  unauthenticated: "You are signed out. What you type is kept in this browser until you sign in again.",
  not_found: "This session was deleted. What you type is kept in this browser only.",
  too_large: "This draft is too large to be saved. It is kept in this browser only.",
};
