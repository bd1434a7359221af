import { GitCompareArrows } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { compareWith } from "./compare-store.ts";
import { useDroppedPicture } from "./use-dropped-picture.ts";

/** The place of the shown picture, where another one of the studio can be dropped to compare the two. */
export function DropToCompare({ children, enabled }: { children: ReactNode; enabled: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const over = useDroppedPicture({ place, enabled, onDrop: compareWith });
  return (
    <div ref={place} className="relative flex min-h-0 flex-1 flex-col">
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-0 z-10 flex items-center justify-center gap-3 rounded-xl border-2 border-primary border-dashed bg-popover/90 font-medium text-base text-primary-text backdrop-blur-sm">
          <GitCompareArrows className="size-6" aria-hidden="true" />
          Compare with this picture
        </div>
      )}
    </div>
  );
}
