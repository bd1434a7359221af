import { lazy } from "react";
import { OnDemand } from "#components/ui/on-demand.tsx";
import { StepMenuButton } from "./step-menu-button.tsx";
import type { StepMenuProps } from "./step-menu-list.tsx";

const loadList = () => import("./step-menu-list.tsx").then((m) => ({ default: m.StepMenuList }));
const LazyList = lazy(loadList);

/** All that can be done with a step. */
export function StepMenu(props: StepMenuProps) {
  return (
    <OnDemand
      opens="menu"
      preload={() => void loadList()}
      trigger={<StepMenuButton disabled={props.disabled} />}
    >
      <LazyList {...props} />
    </OnDemand>
  );
}
