import { onFirstUse } from "#components/ui/on-first-use.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { useStudio } from "../studio-context.tsx";
import { useWideScreen } from "../use-wide-screen.ts";
import { StepStrip } from "./step-strip.tsx";
import { TreePlaceholder } from "./tree-placeholder.tsx";
import { useTreeStore } from "./tree-store.ts";
import { useAnnotate } from "./use-annotate.ts";

const TreePanel = onFirstUse(() => import("./tree-panel.tsx").then((m) => m.TreePanel), <TreePlaceholder />);
const TreeSheet = onFirstUse(() => import("./tree-sheet.tsx").then((m) => m.TreeSheet));
const NameDialog = onFirstUse(() => import("./name-dialog.tsx").then((m) => m.NameDialog));

/** Where the steps of the session are: the tree at the side, or a strip with the tree one tap away. */
export function TreeSlot() {
  const wide = useWideScreen();
  const hydrated = useHydrated();
  const sheetOpen = useTreeStore((state) => state.sheetOpen);
  return (
    <>
      {!hydrated && <TreePlaceholder />}
      {hydrated && (wide ? <TreePanel /> : <StepStrip />)}
      {!wide && sheetOpen && <TreeSheet />}
      <Naming />
    </>
  );
}

function Naming() {
  const { tree } = useStudio();
  const annotate = useAnnotate();
  const namingId = useTreeStore((state) => state.namingId);
  const node = namingId === null ? undefined : tree.tree.nodes.get(namingId);
  if (!node) return null;
  return (
    <NameDialog
      node={node}
      onClose={() => useTreeStore.setState({ namingId: null })}
      onName={(label) => void annotate(node.id, { label })}
    />
  );
}
