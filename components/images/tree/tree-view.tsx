import { useMemo, useRef } from "react";
import { useSelection } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";
import { centredOn, fitting, zoomed } from "./camera-math.ts";
import { layoutTree } from "./layout-tree.ts";
import { TreeControls } from "./tree-controls.tsx";
import { TreeLayer } from "./tree-layer.tsx";
import { useFocusSelected } from "./use-focus-selected.ts";
import { useTreeCamera } from "./use-tree-camera.ts";
import { useTreeGestures } from "./use-tree-gestures.ts";

const ZOOM_STEP = 1.3;

type TreeViewProps = {
  /** After a step was chosen for good, by a click or Enter. */
  onShow?: () => void;
};

/** The tree itself, which can be moved and zoomed in every direction. */
export function TreeView({ onShow }: TreeViewProps) {
  const { tree } = useStudio().tree;
  const selectedId = useSelection((selection) => selection.generationId);
  const view = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutTree(tree), [tree]);
  const { camera, drawn } = useTreeCamera(view, layout, selectedId);
  const gestures = useTreeGestures(view, camera);
  const focus = useFocusSelected(view, selectedId);
  const selected = selectedId === null ? undefined : layout.placeOf.get(selectedId);
  const zoom = (factor: number) =>
    camera.moveTo(zoomed(camera.camera, factor, { x: 0, y: 0 }), { glide: true });
  return (
    <div className="relative min-h-0 grow">
      <div
        ref={view}
        data-testid="tree-view"
        className="absolute inset-0 cursor-grab touch-none overflow-hidden active:cursor-grabbing"
        {...gestures}
        {...focus}
      >
        <TreeLayer ref={camera.setLayer} {...{ layout, drawn, selectedId, onShow }} />
      </div>
      <TreeControls
        onZoomIn={() => zoom(ZOOM_STEP)}
        onZoomOut={() => zoom(1 / ZOOM_STEP)}
        onFit={() => camera.moveTo(fitting(layout.bounds, camera.size, selected), { glide: true })}
        onLocate={() => selected && camera.moveTo(centredOn(camera.camera, selected), { glide: true })}
      />
    </div>
  );
}
