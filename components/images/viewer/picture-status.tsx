import type { ReactNode } from "react";
import { Progress } from "#components/ui/progress.tsx";

type PictureStatusProps = {
  /** 0 to 1; null while it cannot be told. */
  progress: number | null;
  label: string;
  children: ReactNode;
};

/** How far a picture is, at the lower edge of its place. */
export function PictureStatus({ progress, label, children }: PictureStatusProps) {
  return (
    <>
      <p className="absolute bottom-4 left-4 flex h-7 items-center gap-2 rounded-full bg-black/55 px-3 text-white text-xs tabular-nums backdrop-blur-sm">
        {children}
      </p>
      <Progress
        aria-label={label}
        value={progress}
        className="absolute inset-x-0 bottom-0 rounded-none bg-transparent"
      />
    </>
  );
}
