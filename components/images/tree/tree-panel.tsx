import { Maximize2, Minimize2 } from "lucide-react";
import { type PointerEvent, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { ToolButton } from "../tool-button.tsx";
import { TreeBody } from "./tree-body.tsx";
import { setTreeWidth, useTreeStore, WIDTH } from "./tree-store.ts";

/** The tree at the side of the picture, as wide as one likes. */
export function TreePanel() {
  const width = useTreeStore((state) => state.width);
  const large = useTreeStore((state) => state.large);
  return (
    <section
      aria-label="Tree"
      className={cn("relative flex min-h-0 flex-col border-l bg-sidebar", large && "w-[48vw]")}
      style={large ? undefined : { width, maxWidth: "48vw" }}
    >
      <PanelEdge />
      <TreeBody
        action={
          <ToolButton
            icon={large ? Minimize2 : Maximize2}
            label={large ? "Make the tree smaller" : "Make the tree larger"}
            pressed={large}
            onClick={() => useTreeStore.setState({ large: !large })}
          />
        }
      />
    </section>
  );
}

/** The edge between picture and tree. Without a mouse, the button above makes the tree larger. */
function PanelEdge() {
  const [dragging, setDragging] = useState(false);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!dragging) return;
    const panel = event.currentTarget.parentElement?.getBoundingClientRect();
    if (panel) setTreeWidth(panel.right - event.clientX);
  };
  return (
    <div
      aria-hidden="true"
      title="Drag to make the tree wider"
      className={cn(
        "absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none transition-colors hover:bg-primary-soft",
        dragging && "bg-primary-soft",
      )}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
      onDoubleClick={() => setTreeWidth(WIDTH.default)}
    />
  );
}
