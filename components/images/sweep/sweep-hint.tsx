import { Grid3x3 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { useComposer } from "../composer/composer-store.tsx";
import { countVariants } from "./prompt-variants.ts";
import { askForSweep } from "./sweep-store.ts";

/** Offers a sweep when the prompt holds variants, and says what Generate does with them. */
export function SweepHint({ canSweep }: { canSweep: boolean }) {
  const count = useComposer(({ prompt }) => (prompt.includes("|") ? countVariants(prompt) : 1));
  if (count < 2) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-2 text-muted-foreground text-xs">
      <span>
        The braces hold {count} prompts. Generate sends the text as it is
        {canSweep ? "." : "; inside a session you can sweep them."}
      </span>
      {canSweep && (
        <Button variant="outline" size="sm" className="h-10 md:h-8" onClick={askForSweep}>
          <Grid3x3 /> Sweep them…
        </Button>
      )}
    </div>
  );
}
