import { LocateFixed, type LucideIcon, Minus, Plus, Scan } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

type TreeControlsProps = {
  onZoomIn: () => void;
  onZoomOut: () => void;
  onFit: () => void;
  onLocate: () => void;
};

/** How the tree is looked at, for those who do not drag, turn wheels or pinch. */
export function TreeControls({ onZoomIn, onZoomOut, onFit, onLocate }: TreeControlsProps) {
  return (
    <div
      role="toolbar"
      aria-label="View of the tree"
      className="absolute right-2 bottom-2 flex rounded-md border bg-popover shadow-lg"
    >
      <Control icon={Minus} label="Zoom the tree out" onClick={onZoomOut} />
      <Control icon={Plus} label="Zoom the tree in" onClick={onZoomIn} />
      <Control icon={Scan} label="Fit the whole tree" onClick={onFit} />
      <Control icon={LocateFixed} label="Go to the selected step" onClick={onLocate} />
    </div>
  );
}

type ControlProps = { icon: LucideIcon; label: string; onClick: () => void };

function Control({ icon: Icon, label, onClick }: ControlProps) {
  return (
    <Button
      variant="ghost"
      size="icon"
      className="size-10 lg:size-8"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon />
    </Button>
  );
}
