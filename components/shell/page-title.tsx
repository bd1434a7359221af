"use client";

import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { create } from "zustand";

type TitleSlot = { slot: HTMLElement | null; setSlot: (slot: HTMLElement | null) => void };

const useTitleSlot = create<TitleSlot>()((set) => ({ slot: null, setSlot: (slot) => set({ slot }) }));

/** Shows its children in the header, after the breadcrumb, for as long as the page that renders it is shown. */
export function PageTitle({ children }: { children: ReactNode }) {
  const slot = useTitleSlot((state) => state.slot);
  return slot && createPortal(children, slot);
}

/** The place in the header. */
export function PageTitleSlot() {
  const setSlot = useTitleSlot((state) => state.setSlot);
  return <div ref={setSlot} className="flex min-w-0 items-center gap-1 empty:hidden" />;
}
