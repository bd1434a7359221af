import { cn } from "#components/ui/cn.ts";

/** A step and the one it came from. The same drawing as app/icon.svg, in the theme's accent. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-7 shrink-0", className)}>
      <rect width="32" height="32" rx="9" className="fill-primary" />
      <rect x="6.5" y="6.5" width="13" height="13" rx="4" fill="#fff" fillOpacity=".45" />
      <path
        fill="#fff"
        fillRule="evenodd"
        d="M16.5 12.5h5a4 4 0 0 1 4 4v5a4 4 0 0 1-4 4h-5a4 4 0 0 1-4-4v-5a4 4 0 0 1 4-4Zm4.75 2.75a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5Z"
      />
    </svg>
  );
}
