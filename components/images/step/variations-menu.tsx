import { lazy, Suspense, useState } from "react";
import type { GenerationView } from "#lib/images/views.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { VariationsButton, VariationsTip } from "./variations-button.tsx";

const loadList = () => import("./variation-items.tsx").then((m) => ({ default: m.VariationsList }));
const LazyList = lazy(loadList);

type VariationsMenuProps = { generation: GenerationView; className?: string };

/** A button of the toolbar that asks how many. Its menu is loaded when it is wanted. */
export function VariationsMenu({ generation, className }: VariationsMenuProps) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useShortcuts(new Map([["v", () => setOpen(true)]]));
  if (open && !wanted) setWanted(true);
  const button = (
    <VariationsTip>
      <VariationsButton
        aria-haspopup="menu"
        aria-expanded={false}
        className={className}
        onPointerEnter={() => void loadList()}
        onFocus={() => void loadList()}
        onClick={() => setOpen(true)}
      />
    </VariationsTip>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <LazyList {...{ generation, className, open }} onOpenChange={setOpen} />
    </Suspense>
  );
}
