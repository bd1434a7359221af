import { GitCompareArrows, LayoutGrid } from "lucide-react";
import { DropdownMenuItem, DropdownMenuShortcut } from "#components/ui/dropdown-menu.tsx";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { useStartCompare } from "./use-start-compare.ts";

type CompareItemsProps = { generation: GenerationView; output: AssetView | undefined };

/** What a step's menu offers to see its picture beside others. */
export function CompareItems({ generation, output }: CompareItemsProps) {
  const { compare, contactSheet } = useStartCompare(generation, output);
  return (
    <>
      {compare && (
        <DropdownMenuItem onSelect={compare}>
          <GitCompareArrows /> Compare
          <DropdownMenuShortcut>C</DropdownMenuShortcut>
        </DropdownMenuItem>
      )}
      {contactSheet && (
        <DropdownMenuItem onSelect={contactSheet}>
          <LayoutGrid /> Contact sheet
          <DropdownMenuShortcut>Shift C</DropdownMenuShortcut>
        </DropdownMenuItem>
      )}
    </>
  );
}
