import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { EDGE_MAX, useMaskTools } from "./mask-tools.ts";
import type { MaskActions } from "./use-mask-actions.ts";

/** Softens the edges of the whole mask, or moves them out or in. */
export function EdgeTools({ actions }: { actions: MaskActions }) {
  const { edge } = useMaskTools();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const finishTyping = () => {
    const pixels = Math.round(Number(typed));
    if (typed && Number.isFinite(pixels)) {
      useMaskTools.setState({ edge: Math.min(EDGE_MAX, Math.max(1, pixels)) });
    }
    setTyped(null);
  };
  return (
    <div className="flex items-center gap-1 text-muted-foreground text-xs">
      <label htmlFor={id}>Edge</label>
      <Input
        id={id}
        inputMode="numeric"
        title="In pixels of the picture"
        className="h-10 w-14 px-2 text-right tabular-nums md:h-8"
        value={typed ?? edge}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finishTyping}
        onKeyDown={(event) => event.key === "Enter" && finishTyping()}
      />
      <span className="mr-1">px</span>
      <EdgeButton label="Feather" hint="Lets edges fade (Shift+F)" keys="Shift+F" onClick={actions.feather} />
      <EdgeButton label="Grow" hint="Moves edges out (Shift+G)" keys="Shift+G" onClick={actions.grow} />
      <EdgeButton label="Shrink" hint="Moves edges in (Shift+S)" keys="Shift+S" onClick={actions.shrink} />
    </div>
  );
}

function EdgeButton({
  label,
  hint,
  keys,
  onClick,
}: Record<"label" | "hint" | "keys", string> & { onClick: () => void }) {
  return (
    <Button
      variant="ghost"
      title={hint}
      aria-keyshortcuts={keys}
      className="h-10 px-2 text-xs md:h-8"
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
