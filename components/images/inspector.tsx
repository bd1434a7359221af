import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Sheet, SheetContent, SheetDescription, SheetTitle } from "#components/ui/sheet.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { useInspector } from "./inspector-store.ts";
import { StepDetails } from "./step-details.tsx";
import { useWideScreen } from "./use-wide-screen.ts";

/** Everything that is known about the step that is looked at: beside it, or as a sheet on narrow screens. */
export function Inspector({ generation }: { generation: GenerationView }) {
  const wide = useWideScreen();
  const title = `Step ${generation.stepNumber}`;
  const close = () => useInspector.setState({ open: false });
  if (!wide) {
    return (
      <Sheet open onOpenChange={close}>
        <SheetContent side="bottom" className="pb-8">
          <SheetTitle>{title}</SheetTitle>
          <SheetDescription className="sr-only">What is known about this step</SheetDescription>
          <StepDetails generation={generation} />
        </SheetContent>
      </Sheet>
    );
  }
  return (
    <aside aria-label="Details of this step" className="w-80 shrink-0 overflow-y-auto border-l p-4">
      <div className="mb-4 flex items-center justify-between">
        <h2 className="font-semibold text-base">{title}</h2>
        <Button variant="ghost" size="icon" aria-label="Close details" onClick={close}>
          <X />
        </Button>
      </div>
      <StepDetails generation={generation} />
    </aside>
  );
}
