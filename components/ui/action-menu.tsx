"use client";

import type { LucideIcon } from "lucide-react";
import { lazy, type ReactElement } from "react";
import { OnDemand } from "./on-demand.tsx";

const loadList = () => import("./action-menu-list.tsx").then((m) => ({ default: m.ActionMenuList }));
const LazyList = lazy(loadList);

export type Action = { label: string; icon: LucideIcon; onSelect: () => void; destructive?: boolean };

export type ActionMenuProps = { trigger: ReactElement; actions: Action[]; align: "start" | "end" };

/** A button with a menu of plain actions. The menu's code is loaded when it is wanted. */
export function ActionMenu(props: ActionMenuProps) {
  return (
    <OnDemand opens="menu" preload={() => void loadList()} trigger={props.trigger}>
      <LazyList {...props} />
    </OnDemand>
  );
}
