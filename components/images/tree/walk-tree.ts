import type { Tree, TreeItem } from "./build-tree.ts";

export type Direction = "up" | "down" | "left" | "right";

/** The id of the step in that direction: parent, first child, or sibling. Inside a stack, left and right leaf through it. */
export function walkTree(tree: Tree, generationId: string, direction: Direction): string | null {
  const item = tree.itemOf.get(generationId);
  if (!item) return null;
  if (direction === "up") return item.parent?.id ?? null;
  if (direction === "down") return item.children[0]?.id ?? null;
  const step = direction === "left" ? -1 : 1;
  const at = item.members.findIndex(({ id }) => id === generationId);
  const inside = item.members[at + step];
  if (inside) return inside.id;
  const neighbour = siblingsOf(tree, item)[item.position - 1 + step];
  if (!neighbour) return null;
  // A stack is entered from the side one comes from.
  return (step === 1 ? neighbour.members[0] : neighbour.members.at(-1))?.id ?? null;
}

/** What to look at when that step, and with `branch` all below it, is gone: a sibling, else its parent, else a child. */
export function neighbourOf(
  tree: Tree,
  generationId: string,
  { branch = false }: { branch?: boolean } = {},
): string | null {
  return (
    walkTree(tree, generationId, "right") ??
    walkTree(tree, generationId, "left") ??
    walkTree(tree, generationId, "up") ??
    (branch ? null : walkTree(tree, generationId, "down"))
  );
}

function siblingsOf(tree: Tree, { parent }: TreeItem): TreeItem[] {
  return parent ? parent.children : tree.roots;
}
