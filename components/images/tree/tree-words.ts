import type { TreeNodeView } from "#lib/images/views.ts";
import { firstWords } from "../step/step-words.ts";
import { isFolded, type TreeItem } from "./build-tree.ts";

/** `Step 7, branch of step 3, succeeded, 'warmer light'`, and what else there is to know. */
export function describeItem(item: TreeItem): string {
  const { node, members, parent, hiddenCount } = item;
  const parts = [
    `Step ${node.stepNumber}`,
    node.label && `“${node.label}”`,
    parent && describeOrigin(item, parent),
    node.status,
    node.starred && "starred",
    node.outputCount > 1 && `${node.outputCount} pictures`,
    members.length > 1 && `${members.indexOf(node) + 1} of ${members.length} with other seeds`,
    isFolded(item) && hiddenCount > 0 && `${hiddenCount} more folded`,
    `'${firstWords(node.excerpt, 80)}'`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** As `describeItem`, for a list where it cannot be seen what hangs on what. */
export function describeStep(node: TreeNodeView, parent: TreeNodeView | undefined): string {
  const from = parent && parent.stepNumber !== node.stepNumber - 1 ? `, from step ${parent.stepNumber}` : "";
  return `Step ${node.stepNumber}${from}, ${node.status}, '${firstWords(node.excerpt, 80)}'`;
}

function describeOrigin({ siblingCount, members, openStack }: TreeItem, parent: TreeItem): string {
  const branches = siblingCount > 1 || members.length > 1 || openStack !== null;
  return `${branches ? "branch of" : "from"} step ${parent.node.stepNumber}`;
}
