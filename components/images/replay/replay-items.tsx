import { GitBranch, Repeat2 } from "lucide-react";
import { DropdownMenuItem } from "#components/ui/dropdown-menu.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { useStudio } from "../studio-context.tsx";
import { openReplay } from "./replay-store.ts";

/** What a step's menu offers to make its edit, or those after it, again. */
export function ReplayItems({ generation }: { generation: GenerationView }) {
  const isEdit = generation.operation !== "text-to-image" && generation.status === "succeeded";
  const nodes = useStudio().tree.tree.nodes.values();
  const hasChildren = nodes.some(({ parentGenerationId }) => parentGenerationId === generation.id);
  return (
    <>
      {isEdit && (
        <DropdownMenuItem onSelect={() => openReplay(generation, "step")}>
          <Repeat2 /> Replay on other pictures…
        </DropdownMenuItem>
      )}
      {hasChildren && (
        <DropdownMenuItem onSelect={() => openReplay(generation, "descendants")}>
          <GitBranch /> Replay the edits that follow…
        </DropdownMenuItem>
      )}
    </>
  );
}
