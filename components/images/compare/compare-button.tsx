import { GitCompareArrows } from "lucide-react";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { ToolButton } from "../tool-button.tsx";
import { closeCompare, useCompare } from "./compare-store.ts";
import { useStartCompare } from "./use-start-compare.ts";

type CompareButtonProps = { generation: GenerationView; output: AssetView; className?: string };

export function CompareButton({ generation, output, className }: CompareButtonProps) {
  const comparing = useCompare(({ other }) => other !== null);
  const { compare } = useStartCompare(generation, output);
  if (!compare) return null;
  return (
    <ToolButton
      icon={GitCompareArrows}
      label={comparing ? "Leave the comparison" : "Compare"}
      shortcut={comparing ? "Esc" : "c"}
      pressed={comparing}
      onClick={comparing ? closeCompare : compare}
      className={className}
    />
  );
}
