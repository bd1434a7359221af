import type { ReactNode } from "react";
import { Progress } from "#components/ui/progress.tsx";

type PictureStatusProps = {
  /** 0 to 1; null while it cannot be told; undefined where nothing is under way. */
  progress: number | null | undefined;
  label: string;
  children: ReactNode;
};

/** How far a picture is, at the lower edge of its place. */
export function PictureStatus({ progress, label, children }: PictureStatusProps) {
  return (
    <>
      <p className="absolute bottom-4 left-4 flex min-h-7 max-w-[min(28rem,calc(100%-2rem))] flex-wrap items-center gap-x-2 rounded-[0.875rem] bg-black/55 px-3 py-1 text-white text-xs leading-5 tabular-nums backdrop-blur-sm">
        {children}
      </p>
      {progress !== undefined && (
        <Progress
          aria-label={label}
          value={progress}
          className="absolute inset-x-0 bottom-0 rounded-none bg-transparent"
        />
      )}
    </>
  );
}
