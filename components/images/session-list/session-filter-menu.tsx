import { lazy, type ReactElement } from "react";
import { OnDemand } from "#components/ui/on-demand.tsx";

const loadList = () => import("./session-filter-list.tsx").then((m) => ({ default: m.SessionFilterList }));
const LazyList = lazy(loadList);

export type SessionFilterMenuProps = {
  trigger: ReactElement;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** A button with a choice of one. The menu's code is loaded when it is wanted. */
export function SessionFilterMenu(props: SessionFilterMenuProps) {
  return (
    <OnDemand opens="menu" preload={() => void loadList()} trigger={props.trigger}>
      <LazyList {...props} />
    </OnDemand>
  );
}
