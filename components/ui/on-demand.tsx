"use client";

import * as Slot from "radix-ui/slot";
import { type ReactElement, type ReactNode, Suspense, useState } from "react";

type OnDemandProps = {
  /** Starts loading the code, as soon as somebody comes near. */
  preload: () => void;
  opens: "menu" | "dialog";
  trigger: ReactElement;
  /** A lazy component, open from the start, with a trigger that looks the same. */
  children: ReactNode;
};

/** A menu or sheet whose code is loaded when it is wanted: until then only its button is there. */
export function OnDemand({ preload, opens, trigger, children }: OnDemandProps) {
  const [wanted, setWanted] = useState(false);
  if (wanted) return <Suspense fallback={trigger}>{children}</Suspense>;
  return (
    <Slot.Root
      aria-haspopup={opens}
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => setWanted(true)}
    >
      {trigger}
    </Slot.Root>
  );
}
