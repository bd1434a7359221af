import type { TreeNodeView } from "#lib/images/views.ts";

/** What is drawn as one: a step, or a closed stack of steps that differ only by their seed. */
export type TreeItem = {
  /** Of the step on top. */
  id: string;
  node: TreeNodeView;
  /** The steps of a closed stack, the top one among them, oldest first; otherwise only `node`. */
  members: TreeNodeView[];
  parent: TreeItem | null;
  /** Those that are drawn. */
  children: TreeItem[];
  /** Steps below it that are not drawn, because it is folded. */
  hiddenCount: number;
  /** Whether anything hangs on it, drawn or not. */
  hasChildren: boolean;
  /** From 1. */
  level: number;
  /** From 1, among its siblings. */
  position: number;
  siblingCount: number;
  /** Names the stack of which it is one open step; null outside of one. */
  openStack: string | null;
};

export type Tree = {
  roots: TreeItem[];
  /** Every item that is drawn, each after its parent. */
  items: TreeItem[];
  /** Where a step is drawn: itself, or on a stack. A step that is folded away is not here. */
  itemOf: ReadonlyMap<string, TreeItem>;
  nodes: ReadonlyMap<string, TreeNodeView>;
};

type Options = {
  /** Names of the stacks that are open. */
  openStacks: ReadonlySet<string>;
  /** The step that is looked at: on top of its stack, and drawn with the way to it even inside a folded branch. */
  selectedId: string | null;
};

/** `nodes` are ordered by step number. A step whose parent is not among them begins a tree of its own. */
export function buildTree(nodes: readonly TreeNodeView[], { openStacks, selectedId }: Options): Tree {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const childrenOf = Map.groupBy(nodes, ({ parentGenerationId: id }) =>
    id !== null && byId.has(id) ? id : null,
  );
  const path = new Set(pathTo(byId, selectedId).map(({ id }) => id));
  const itemOf = new Map<string, TreeItem>();
  const items: TreeItem[] = [];
  const group = (parent: TreeItem | null, children: TreeNodeView[]) => {
    const siblings = toStacks(children, openStacks);
    return siblings.map(({ members, openStack }, index) => {
      const node = topOf(members, path);
      const item: TreeItem = {
        ...{ id: node.id, node, members, parent, openStack },
        ...{ children: [], hiddenCount: 0, hasChildren: false },
        ...{ level: (parent?.level ?? 0) + 1, position: index + 1, siblingCount: siblings.length },
      };
      items.push(item);
      for (const member of members) itemOf.set(member.id, item);
      return item;
    });
  };
  const roots = group(null, childrenOf.get(null) ?? []);
  // The list grows while it is walked: no recursion, which a chain of 5,000 steps would break.
  for (const item of items) {
    const children = item.members.flatMap(({ id }) => childrenOf.get(id) ?? []);
    const drawn = isFolded(item) ? children.filter(({ id }) => path.has(id)) : children;
    item.hasChildren = children.length > 0;
    item.hiddenCount = countHidden(children, drawn, childrenOf);
    item.children = group(item, drawn);
  }
  return { roots, items, itemOf, nodes: byId };
}

export function isFolded({ members }: TreeItem): boolean {
  return members.some(({ folded }) => folded);
}

/** From the root to the step itself; empty when there is no such step. */
export function pathTo(
  nodes: ReadonlyMap<string, TreeNodeView>,
  generationId: string | null,
): TreeNodeView[] {
  const path: TreeNodeView[] = [];
  let node = generationId === null ? undefined : nodes.get(generationId);
  while (node && path.length <= nodes.size) {
    path.push(node);
    node = node.parentGenerationId === null ? undefined : nodes.get(node.parentGenerationId);
  }
  return path.reverse();
}

type Sibling = { members: TreeNodeView[]; openStack: string | null };

/** A stack stands where its oldest step does. */
function toStacks(children: TreeNodeView[], openStacks: ReadonlySet<string>): Sibling[] {
  const groups = Map.groupBy(children, stackName);
  return [...groups].flatMap(([name, members]): Sibling[] => {
    if (members.length === 1) return [{ members, openStack: null }];
    if (openStacks.has(name)) return members.map((node) => ({ members: [node], openStack: name }));
    return [{ members, openStack: null }];
  });
}

/** The same for siblings that differ only by their seed. */
export function stackName({ id, parentGenerationId, settingsHash }: TreeNodeView): string {
  return settingsHash === null ? id : `${parentGenerationId} ${settingsHash}`;
}

/** The one that is looked at or led to, else the newest with a star, with a picture, or at all. */
function topOf(members: TreeNodeView[], path: ReadonlySet<string>): TreeNodeView {
  const newest = members.toReversed();
  const [last] = newest;
  if (!last) throw new Error("A stack has at least one step");
  return (
    newest.find(({ id }) => path.has(id)) ??
    newest.find(({ starred }) => starred) ??
    newest.find(({ outputCount }) => outputCount > 0) ??
    last
  );
}

function countHidden(
  children: TreeNodeView[],
  drawn: TreeNodeView[],
  childrenOf: ReadonlyMap<string | null, TreeNodeView[]>,
): number {
  if (drawn.length === children.length) return 0;
  const hidden = children.filter((child) => !drawn.includes(child));
  for (const node of hidden) hidden.push(...(childrenOf.get(node.id) ?? []));
  return hidden.length;
}
