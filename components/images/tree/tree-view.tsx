import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from "react";
import type { GenerationView } from "#lib/images/views.ts";
import { useSelection } from "../selection-store.tsx";
import { isActive } from "../session-cache.ts";
import { useStudio } from "../studio-context.tsx";
import { pathTo } from "./build-tree.ts";
import { centredOn, fitting, zoomed } from "./camera-math.ts";
import { drawnParts } from "./drawn-parts.ts";
import { layoutTree } from "./layout-tree.ts";
import { TreeControls } from "./tree-controls.tsx";
import { TreeEdges } from "./tree-edges.tsx";
import { TreeNode } from "./tree-node.tsx";
import { useTreeActions } from "./use-tree-actions.ts";
import { useTreeCamera } from "./use-tree-camera.ts";
import { useTreeGestures } from "./use-tree-gestures.ts";
import { useOwnKeys, useTreeKeys } from "./use-tree-keys.ts";

const ZOOM_STEP = 1.3;

type TreeViewProps = {
  /** After a step was chosen for good, by a click or Enter. */
  onShow?: () => void;
};

/** The tree itself: one layer that is moved, with only those nodes in it that can be seen. */
export function TreeView({ onShow }: TreeViewProps) {
  const { generations, tree: session } = useStudio();
  const { tree } = session;
  const selectedId = useSelection((selection) => selection.generationId);
  const view = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutTree(tree), [tree]);
  const { camera, drawn } = useTreeCamera(view, layout, selectedId);
  const gestures = useTreeGestures(view, camera);
  const actions = useTreeActions();
  const keys = useTreeKeys(actions);
  const onKeyDown = useOwnKeys(new Map([...keys, ["Enter", () => onShow?.()]]));
  const onSelect = useCallback(
    (generationId: string) => {
      actions.select(generationId);
      onShow?.();
    },
    [actions, onShow],
  );
  const { nodes, edges } = useMemo(
    () => drawnParts(layout, drawn.area, selectedId),
    [layout, drawn.area, selectedId],
  );
  const pathIds = useMemo(
    () => new Set(pathTo(tree.nodes, selectedId).map(({ id }) => id)),
    [tree, selectedId],
  );
  const focus = useFocusSelected(view, selectedId);
  const running = runningSteps(generations);
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
        <div
          ref={(layer) => camera.setLayer(layer)}
          role="tree"
          aria-label="Steps of this session"
          data-far={drawn.far ? "" : undefined}
          className="absolute top-1/2 left-1/2 size-0 origin-top-left"
        >
          <TreeEdges edges={edges} pathIds={pathIds} />
          {nodes.map(({ item, x, y }) => (
            <TreeNode
              key={item.id}
              {...{ item, x, y, onKeyDown, onSelect }}
              selected={item.id === selectedId}
              onPath={item.members.some(({ id }) => pathIds.has(id))}
              live={running.get(item.id)}
              onFold={actions.fold}
            />
          ))}
        </div>
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

function runningSteps(generations: readonly GenerationView[]): Map<string, GenerationView> {
  return new Map(generations.filter(isActive).map((generation) => [generation.id, generation]));
}

/**
 * While the focus is in the tree it goes with the selection, also when the node that had it is taken away. Returns
 * what the tree has to listen to.
 */
function useFocusSelected(view: RefObject<HTMLElement | null>, selectedId: string | null) {
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current || !selectedId) return;
    view.current?.querySelector<HTMLElement>(`[data-step="${selectedId}"]`)?.focus({ preventScroll: true });
  }, [view, selectedId]);
  const onFocus = () => {
    hasFocus.current = true;
  };
  const onBlur = ({ target, relatedTarget }: FocusEvent<HTMLElement>) => {
    const leave = () => {
      hasFocus.current = !target.isConnected;
    };
    // A node that is removed loses the focus to nobody; it is known to be gone only afterwards.
    if (relatedTarget) leave();
    else requestAnimationFrame(leave);
  };
  return { onFocus, onBlur };
}
