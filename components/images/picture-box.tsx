import type { ReactNode } from "react";
import type { Size } from "#lib/images/providers/types.ts";

/** A box of the picture's shape, as large as fits into the space around it, so that nothing moves when it arrives. */
export function PictureBox({ size, children }: { size: Size; children: ReactNode }) {
  const ratio = size.width / size.height;
  return (
    <div className="flex size-full items-center justify-center [container-type:size]">
      <div
        className="relative overflow-hidden rounded-lg bg-muted"
        style={{ width: `min(100cqw, ${ratio * 100}cqh)`, aspectRatio: ratio }}
      >
        {children}
      </div>
    </div>
  );
}
