import { Sheet, SheetContent, SheetDescription, SheetTitle } from "#components/ui/sheet.tsx";
import { TreeBody } from "./tree-body.tsx";
import { useTreeStore } from "./tree-store.ts";

/** The tree over the page, on narrow screens. */
export function TreeSheet() {
  return (
    <Sheet open onOpenChange={closeTreeSheet}>
      <SheetContent side="bottom" className="h-[85dvh] gap-0 overflow-hidden p-0">
        <SheetTitle className="sr-only">Tree</SheetTitle>
        <SheetDescription className="sr-only">
          Every step of this session and what it goes on from
        </SheetDescription>
        <TreeBody action={<span className="w-10" />} onShow={closeTreeSheet} />
      </SheetContent>
    </Sheet>
  );
}

function closeTreeSheet(): void {
  useTreeStore.setState({ sheetOpen: false });
}
