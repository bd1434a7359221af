import { type DragEvent, type KeyboardEvent, type MouseEvent, memo, type PointerEvent } from "react";
import type { GenerationView } from "#lib/images/views.ts";
import { compareWith } from "../compare/compare-store.ts";
import { dragPicture } from "../compare/dragged-picture.ts";
import type { TrayImage } from "../composer/draft.ts";
import { firstWords } from "../step/step-words.ts";
import type { TreeItem } from "./build-tree.ts";
import { NODE_SIZE } from "./layout-tree.ts";
import { FoldChip, StackChip } from "./node-chips.tsx";
import { NodeFace } from "./node-face.tsx";
import { describeItem } from "./tree-words.ts";

type TreeNodeProps = {
  item: TreeItem;
  x: number;
  y: number;
  selected: boolean;
  /** Whether the tab key comes here. */
  tabStop: boolean;
  onPath: boolean;
  live: GenerationView | undefined;
  onSelect: (generationId: string) => void;
  onFold: (item: TreeItem) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** One step of the tree, or a stack of them. */
export const TreeNode = memo(function TreeNode(props: TreeNodeProps) {
  const { item, x, y, selected, tabStop, onPath, live, onSelect, onFold, onKeyDown } = props;
  const { node } = item;
  const image = toImage(item);
  const onClick = (event: MouseEvent) => {
    if (event.altKey && image && !selected) compareWith(image);
    else onSelect(node.id);
  };
  const onDragStart = (event: DragEvent) => {
    if (image) dragPicture(event, image);
    else event.preventDefault();
  };
  return (
    <div
      role="treeitem"
      data-testid={`step-${node.stepNumber}`}
      data-step={node.id}
      aria-label={describeItem(item)}
      aria-level={item.level}
      aria-posinset={item.position}
      aria-setsize={item.siblingCount}
      aria-expanded={item.hasChildren ? item.hiddenCount === 0 : undefined}
      aria-selected={selected}
      aria-current={selected ? "step" : undefined}
      tabIndex={tabStop ? 0 : -1}
      title={firstWords(node.excerpt, 120)}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onPointerDown={allowDrag}
      onDragStart={onDragStart}
      className="group/node fade-in absolute top-0 left-0 animate-in cursor-pointer select-none outline-none duration-200"
      style={{ transform: `translate(${x}px, ${y}px)`, width: NODE_SIZE }}
    >
      <NodeFace {...{ item, selected, onPath, live }} />
      <StackChip item={item} />
      <FoldChip item={item} onFold={onFold} />
    </div>
  );
});

/** Touch drags the tree instead, and a long press there should not lift a picture. */
function allowDrag(event: PointerEvent<HTMLElement>): void {
  event.currentTarget.draggable = event.pointerType === "mouse";
}

function toImage({ node }: TreeItem): TrayImage | null {
  const [output] = node.outputs;
  if (!output) return null;
  const { id: assetId, url, width, height } = output;
  return { assetId, url, width, height, generationId: node.id, stepNumber: node.stepNumber };
}
