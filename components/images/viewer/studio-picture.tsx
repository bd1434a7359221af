import { ImagePlus } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { useCompare } from "../compare/compare-store.ts";
import { takesMasks } from "../composer/draft-overlays.ts";
import { StepBadges } from "../step/step-badges.tsx";
import { StepToolbar } from "../step/step-toolbar.tsx";
import { useNextStep } from "../step/use-next-step.ts";
import { ShownPicture } from "./shown-picture.tsx";

const ChangeLine = onFirstUse(() => import("../step/change-line.tsx").then((m) => m.ChangeLine));

/** The step that is looked at, with its facts and what can be done with it. */
export function StudioPicture({ generation }: { generation: GenerationView | null }) {
  const { model, source } = useNextStep();
  const comparing = useCompare(({ other, sheet }) => other !== null || sheet !== null);
  if (!generation) {
    return (
      <EmptyState
        icon={ImagePlus}
        title="Nothing here yet"
        description="Describe a picture below, or drop one anywhere on this page and say what to change."
        className="grow"
      />
    );
  }
  return (
    <>
      <ShownPicture generation={generation} />
      {/* As wide as the panels beside it leave room: facts and actions stand in two rows when that is little. */}
      <div className="@container -mt-2 shrink-0">
        {/* Its room is kept where nothing changed, so that the picture stays as it is from step to step. */}
        <div className={cn("h-6", comparing && "max-md:hidden")}>
          {generation.parentGenerationId !== null && <ChangeLine generation={generation} />}
        </div>
        <div className="flex items-center justify-between gap-x-4 @max-2xl:flex-col @max-2xl:items-stretch">
          {/* A phone has no room for both the facts and the tools of a comparison. */}
          <div className={cn("min-w-0", comparing && "max-md:hidden")}>
            <StepBadges generation={generation} />
          </div>
          <StepToolbar
            generation={generation}
            sourceAssetId={source?.assetId ?? null}
            canMask={model !== undefined && takesMasks(model)}
            canDraw={model?.markup === true}
          />
        </div>
      </div>
    </>
  );
}
