import { cn } from "#components/ui/cn.ts";
import type { CompareMode } from "./compare-mode.ts";
import type { ComparedPair } from "./use-compared.ts";

type StageLabelsProps = { pair: ComparedPair; mode: CompareMode; blinking: boolean; stacks: boolean };

/** Which picture is which, for eyes: the pictures are named for screen readers by themselves. */
export function StageLabels({ pair: { first, second }, mode, blinking, stacks }: StageLabelsProps) {
  if (mode === "blink") return <Label className="top-2 left-2">{(blinking ? second : first).name}</Label>;
  if (mode === "difference") return null;
  const beside = mode === "side-by-side";
  return (
    <>
      <Label className="top-2 left-2">{first.name}</Label>
      <Label
        className={cn(
          "top-2 right-2",
          beside && !stacks && "right-auto left-[calc(50%+0.75rem)]",
          beside && stacks && "top-[calc(50%+0.75rem)] right-auto left-2",
        )}
      >
        {second.name}
      </Label>
    </>
  );
}

function Label({ children, className }: { children: string; className: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "pointer-events-none absolute max-w-[45%] truncate rounded-sm bg-black/60 px-2 py-0.5 font-medium text-white text-xs tabular-nums",
        className,
      )}
    >
      {children}
    </span>
  );
}
