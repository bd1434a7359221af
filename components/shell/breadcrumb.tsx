"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { activeItem } from "./nav-items.ts";
import { PageTitleSlot } from "./page-title.tsx";

/** Where the page is. Below an entry, the page itself says its title with `PageTitle`. */
export function Breadcrumb() {
  const pathname = usePathname();
  const item = activeItem(pathname);
  if (!item) return null;
  const isEntry = pathname === item.path;
  return (
    <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-2 font-medium">
      {isEntry ? (
        <span aria-current="page">{item.label}</span>
      ) : (
        <>
          <Link
            href={item.path}
            className="shrink-0 rounded-sm text-muted-foreground transition-colors hover:text-foreground"
          >
            {item.label}
          </Link>
          <span aria-hidden="true" className="text-input-hover [&:has(+:empty)]:hidden">
            /
          </span>
          <PageTitleSlot />
        </>
      )}
    </nav>
  );
}
