import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Sheet, SheetContent, SheetDescription, SheetTitle } from "#components/ui/sheet.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { CompareDetails } from "../compare/compare-details.tsx";
import { useCompare } from "../compare/compare-store.ts";
import { useWideScreen } from "../use-wide-screen.ts";
import { useShownOutput } from "../viewer/use-shown-output.ts";
import { useInspector } from "./inspector-store.ts";
import { StepDetails } from "./step-details.tsx";

/** Everything that is known about the step that is looked at: beside it, or as a sheet on narrow screens. */
export function Inspector({ generation }: { generation: GenerationView }) {
  const wide = useWideScreen();
  const output = useShownOutput(generation);
  const other = useCompare((compare) => compare.other);
  const compared = other && output ? { generation, output, other } : null;
  const title = compared ? "Compared" : `Step ${generation.stepNumber}`;
  const close = () => useInspector.setState({ open: false });
  if (!wide) {
    return (
      <Sheet open onOpenChange={close}>
        <SheetContent side="bottom" className="pb-8">
          <SheetTitle>{title}</SheetTitle>
          <SheetDescription className="sr-only">What is known about this step</SheetDescription>
          {compared ? <CompareDetails {...compared} /> : <StepDetails generation={generation} />}
        </SheetContent>
      </Sheet>
    );
  }
  return (
    <aside
      aria-label="Details of this step"
      className={cn("shrink-0 overflow-y-auto border-l p-4", compared ? "w-96" : "w-80")}
    >
      <div className="mb-4 flex items-center justify-between">
        <h2 className="font-semibold text-base">{title}</h2>
        <Button variant="ghost" size="icon" aria-label="Close details" onClick={close}>
          <X />
        </Button>
      </div>
      {compared ? <CompareDetails {...compared} /> : <StepDetails generation={generation} />}
    </aside>
  );
}
