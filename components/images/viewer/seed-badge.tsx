import { Badge } from "#components/ui/badge.tsx";
import { useStepActions } from "../step/use-step-actions.ts";

/** The seed of a picture; a click copies it and sets it for the next step. */
export function SeedBadge({ seed }: { seed: number }) {
  const actions = useStepActions();
  return (
    <button
      type="button"
      title="Copy this seed and use it for the next step"
      aria-label={`Seed ${seed}: copy and use again`}
      onClick={() => actions.reuseSeed(seed)}
      className="group flex h-10 cursor-pointer items-center rounded-sm"
    >
      <Badge
        variant="outline"
        className="transition-colors group-hover:bg-accent group-hover:text-foreground"
      >
        Seed {seed}
      </Badge>
    </button>
  );
}
