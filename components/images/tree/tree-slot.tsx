import { onFirstUse } from "#components/ui/on-first-use.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { LABEL_MAX_LENGTH } from "#lib/images/constants.ts";
import { useStudio } from "../studio-context.tsx";
import { useWideScreen } from "../use-wide-screen.ts";
import { StepStrip } from "./step-strip.tsx";
import { TreePlaceholder } from "./tree-placeholder.tsx";
import { useTreeStore } from "./tree-store.ts";
import { useAnnotate } from "./use-annotate.ts";

const TreePanel = onFirstUse(() => import("./tree-panel.tsx").then((m) => m.TreePanel), <TreePlaceholder />);
const TreeSheet = onFirstUse(() => import("./tree-sheet.tsx").then((m) => m.TreeSheet));
const TextDialog = onFirstUse(() => import("#components/ui/text-dialog.tsx").then((m) => m.TextDialog));

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

/** Gives the branch that begins at a step a name. */
function Naming() {
  const { tree } = useStudio();
  const annotate = useAnnotate();
  const namingId = useTreeStore((state) => state.namingId);
  const node = namingId === null ? undefined : tree.tree.nodes.get(namingId);
  if (!node) return null;
  return (
    <TextDialog
      title={`Name step ${node.stepNumber}`}
      description="It stands under the step in the tree. Leave it empty for none."
      label="Name"
      text={node.label ?? ""}
      maxLength={LABEL_MAX_LENGTH}
      action="Save"
      onClose={() => useTreeStore.setState({ namingId: null })}
      onSubmit={(text) => {
        const label = text || null;
        if (label !== node.label) void annotate(node.id, { label });
      }}
    />
  );
}
