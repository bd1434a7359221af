import { type Ref, useCallback, useMemo } from "react";
import type { GenerationView } from "#lib/images/views.ts";
import { isActive } from "../api/session-cache.ts";
import { useStudio } from "../studio-context.tsx";
import { pathTo } from "./build-tree.ts";
import { drawnParts } from "./drawn-parts.ts";
import type { Layout } from "./layout-tree.ts";
import type { Drawn } from "./tree-camera.ts";
import { TreeEdges } from "./tree-edges.tsx";
import { TreeNode } from "./tree-node.tsx";
import { useTreeActions } from "./use-tree-actions.ts";
import { useOwnKeys, useTreeKeys } from "./use-tree-keys.ts";

type TreeLayerProps = {
  ref: Ref<HTMLDivElement>;
  layout: Layout;
  drawn: Drawn;
  selectedId: string | null;
  onShow?: () => void;
};

/** Those nodes and lines that can be seen, in one layer that the camera moves. */
export function TreeLayer({ ref, layout, drawn, selectedId, onShow }: TreeLayerProps) {
  const { generations, tree: session } = useStudio();
  const { tree } = session;
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
  const running = runningSteps(generations);
  const selected = selectedId === null ? undefined : tree.itemOf.get(selectedId);
  const tabStop = selected ?? nodes[0]?.item;
  return (
    <div
      ref={ref}
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
          selected={item === selected}
          tabStop={item === tabStop}
          onPath={item.members.some(({ id }) => pathIds.has(id))}
          live={running.get(item.id)}
          onFold={actions.fold}
        />
      ))}
    </div>
  );
}

function runningSteps(generations: readonly GenerationView[]): Map<string, GenerationView> {
  return new Map(generations.filter(isActive).map((generation) => [generation.id, generation]));
}
