import { Search, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { clearSessions } from "./session-selection-store.ts";

const TYPING_MS = 180;

type SessionSearchProps = { q: string; onChange: (q: string) => void };

/** Finds sessions while somebody types. */
export function SessionSearch({ q, onChange }: SessionSearchProps) {
  const [text, setText] = useState(q);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address can change by itself: "clear filters", or going back.
  const [known, setKnown] = useState(q);
  if (q !== known) {
    setKnown(q);
    if (q !== text.trim()) setText(q);
  }
  useEffect(() => () => clearTimeout(typing.current), []);
  const change = (next: string, afterMs = TYPING_MS) => {
    setText(next);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => {
      clearSessions();
      onChange(next.trim());
    }, afterMs);
  };
  const input = useRef<HTMLInputElement>(null);
  // What was typed before the page reacted stands in the field, and nobody heard of it.
  const takeEarlyWords = useEffectEvent(() => {
    const early = input.current?.value ?? "";
    if (early !== q) change(early, 0);
  });
  useEffect(() => takeEarlyWords(), []);
  return (
    <search className="relative min-w-0 grow sm:max-w-72">
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
        aria-hidden="true"
      />
      <Input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label="Search sessions"
        placeholder="Search titles and prompts"
        maxLength={200}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && text && change("", 0)}
        className="h-10 pr-10 pl-9 md:h-8"
      />
      {text && (
        <Button
          variant="ghost"
          size="icon"
          aria-label="Clear the search"
          className="absolute top-0 right-0 size-10 md:size-8"
          onClick={() => change("", 0)}
        >
          <X />
        </Button>
      )}
    </search>
  );
}
