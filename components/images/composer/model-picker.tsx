import { ChevronDown } from "lucide-react";
import { type ComponentProps, lazy } from "react";
import { Button } from "#components/ui/button.tsx";
import { OnDemand } from "#components/ui/on-demand.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";

const loadMenu = () => import("./model-menu.tsx").then((m) => ({ default: m.ModelMenu }));
const LazyMenu = lazy(loadMenu);

type Chosen = {
  model: ModelCapabilities;
  /** The model that it takes the place of; see `goneModel`. */
  gone: string | null;
};

/** Chooses what makes the picture. */
export function ModelPicker(chosen: Chosen) {
  return (
    <OnDemand opens="menu" preload={() => void loadMenu()} trigger={<ModelButton {...chosen} />}>
      <LazyMenu {...chosen} />
    </OnDemand>
  );
}

export function ModelButton({ model, gone, ...props }: ComponentProps<typeof Button> & Chosen) {
  return (
    <Button variant="ghost" {...props} className="h-10 min-w-0 shrink justify-start px-2 text-left">
      <span className="flex min-w-0 flex-col text-xs leading-4">
        <span className="truncate text-foreground">
          <span className="sr-only">Model: </span>
          {model.label}
        </span>
        {gone === null ? (
          model.notice && <span className="truncate font-normal">{model.notice}</span>
        ) : (
          <span className="truncate font-normal text-warning-text">instead of {gone}, which is gone</span>
        )}
      </span>
      <ChevronDown />
    </Button>
  );
}
