import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { useStudio } from "../studio-context.tsx";
import { BaseTile } from "./base-tile.tsx";
import { LibraryBases } from "./library-bases.tsx";
import { basesOf, type ReplayBase } from "./replay-base.ts";

export type BaseListProps = {
  chosen: readonly ReplayBase[];
  onToggle: (base: ReplayBase) => void;
};

/** Chooses pictures of this session, or of any. */
export function BasePicker({ root, ...props }: BaseListProps & { root: GenerationView }) {
  const [everywhere, setEverywhere] = useState(false);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {[false, true].map((each) => (
          <Button
            key={String(each)}
            variant={each === everywhere ? "secondary" : "ghost"}
            aria-pressed={each === everywhere}
            className="h-10 md:h-8"
            onClick={() => setEverywhere(each)}
          >
            {each ? "All my pictures" : "This session"}
          </Button>
        ))}
        {props.chosen.length > 0 && (
          <span className="ml-auto text-muted-foreground text-sm tabular-nums">
            {props.chosen.length} chosen
          </span>
        )}
      </div>
      {everywhere ? <LibraryBases {...props} /> : <SessionBases root={root} {...props} />}
    </>
  );
}

function SessionBases({ root, chosen, onToggle }: BaseListProps & { root: GenerationView }) {
  const { generations, hasEarlier, loadingEarlier, loadEarlier } = useStudio();
  const bases = basesOf(generations, root);
  if (bases.length === 0) {
    return <p className="text-muted-foreground text-sm">This session has no other picture yet.</p>;
  }
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-3">
        {bases.map((base) => (
          <BaseTile key={base.id} base={base} {...{ chosen, onToggle }} />
        ))}
      </ul>
      {hasEarlier && (
        <Button variant="ghost" className="h-10" disabled={loadingEarlier} onClick={loadEarlier}>
          {loadingEarlier ? <Spinner /> : "Load earlier"}
        </Button>
      )}
    </>
  );
}
