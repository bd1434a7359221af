import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { smallerUrl } from "../asset-url.ts";

type TrayChipProps = {
  url: string;
  label: string;
  detail: string;
  onRemove: () => void;
  removeLabel: string;
  /** Shown but not sent. */
  unused?: boolean;
  unusedDetail?: string;
  /** Takes the place of the plain thumbnail. */
  thumbnail?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** One picture in the prompt box. */
export function TrayChip(props: TrayChipProps) {
  const { url, label, detail, onRemove, removeLabel, unused, thumbnail, className, children } = props;
  const { unusedDetail = "Not used by this model" } = props;
  return (
    <li
      className={cn(
        "flex h-12 max-w-full shrink-0 items-center gap-2 rounded-md border bg-background pl-1",
        unused && "border-dashed text-muted-foreground [&_img]:opacity-50",
        className,
      )}
    >
      {thumbnail ?? <TrayThumbnail url={url} />}
      <span className="flex min-w-0 flex-col text-xs">
        <span className="truncate font-medium">{label}</span>
        <span className="truncate text-muted-foreground">{unused ? unusedDetail : detail}</span>
      </span>
      <span className="flex items-center">
        {children}
        <button
          type="button"
          aria-label={removeLabel}
          title={removeLabel}
          onClick={onRemove}
          className="flex size-10 cursor-pointer items-center justify-center rounded-md text-muted-foreground transition-colors hover:bg-accent hover:text-foreground"
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      </span>
    </li>
  );
}

export function TrayThumbnail({ url }: { url: string }) {
  return (
    <img
      src={smallerUrl(url, 320)}
      alt=""
      width={40}
      height={40}
      draggable={false}
      className="size-10 shrink-0 rounded-sm bg-muted object-cover"
    />
  );
}
