import { Lightbulb } from "lucide-react";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Tip } from "#lib/images/constants.ts";
import { announce } from "../announcer.tsx";

type Words = { title: string; text: string; caret: string };

/** The caret points to what the words are about: the prompt box below, the actions above, the tree beside. */
const WORDS: Record<Tip, Words> = {
  iterate: {
    title: "Describe a change",
    text: "The next step starts from this picture, and keeps what you do not mention.",
    caret: "-bottom-1.5 left-7 border-r border-b",
  },
  branch: {
    title: "Go another way",
    text: "Iterate from an earlier picture, too: a new branch begins there, and this one stays.",
    caret: "-top-1.5 left-1/2 border-t border-l",
  },
  history: {
    title: "Nothing is lost",
    text: "Every step stays in the tree. Walk through it with the arrow keys, or by a tap.",
    caret: "top-1/2 -right-1.5 -mt-1.5 border-t border-r max-lg:hidden",
  },
};

const ANNOUNCED_AFTER_MS = 4000;

/** A few calm words that stay until they are closed, and are in nobody's way. */
export function TipCard({ tip, onClose }: { tip: Tip; onClose: () => void }) {
  const { title, text, caret } = WORDS[tip];
  useEffect(() => {
    // The picture that brought the tip was just announced: that is heard first.
    const timer = setTimeout(() => announce(`Tip: ${title}. ${text}`), ANNOUNCED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [title, text]);
  return (
    <section
      aria-label="Tip"
      className="fade-in-0 relative mb-3 flex animate-in items-center gap-3 rounded-lg border border-primary/25 bg-card py-1.5 pr-1.5 pl-4 text-sm shadow-sm duration-300"
    >
      <span aria-hidden="true" className={cn("absolute size-3 rotate-45 border-primary/25 bg-card", caret)} />
      <Lightbulb className="size-4 shrink-0 text-primary-text" aria-hidden="true" />
      <p className="grow text-muted-foreground">
        <strong className="font-medium text-foreground">{title}.</strong> {text}
      </p>
      <Button variant="ghost" className="h-10 shrink-0 md:h-8" onClick={onClose}>
        Got it
      </Button>
    </section>
  );
}
