import { cn } from "#components/ui/cn.ts";

/** Which picture this is, for eyes: for screen readers each picture is named by itself. `end`: at its right. */
export function PictureLabel({ name, end = false }: { name: string; end?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "absolute top-2 max-w-[45%] truncate rounded-sm bg-black/60 px-2 py-0.5 font-medium text-white text-xs tabular-nums",
        end ? "right-2" : "left-2",
      )}
    >
      {name}
    </span>
  );
}
