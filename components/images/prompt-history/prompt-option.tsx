import { useEffect, useRef } from "react";
import { cn } from "#components/ui/cn.ts";
import { RelativeTime } from "../session-list/relative-time.tsx";

type PromptOptionProps = {
  id: string;
  prompt: string;
  usedAt: string;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

/** One prompt in the list. The focus stays in the search field, which moves the mark. */
export function PromptOption({ id, prompt, usedAt, active, onPoint, onChoose }: PromptOptionProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      onPointerMove={onPoint}
      onClick={onChoose}
      onKeyDown={(event) => event.key === "Enter" && onChoose()}
      className={cn(
        "flex cursor-pointer flex-col gap-1 rounded-md px-2 py-2.5 text-sm",
        active && "bg-accent",
      )}
    >
      <span className="line-clamp-3 whitespace-pre-wrap break-words">{prompt}</span>
      <RelativeTime instant={usedAt} className="text-muted-foreground text-xs" />
    </div>
  );
}
