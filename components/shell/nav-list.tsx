"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "#components/ui/cn.ts";
import { activeItem, navItems } from "./nav-items.ts";

type NavListProps = { withImages: boolean; collapsed?: boolean; onNavigate?: () => void };

export function NavList({ withImages, collapsed = false, onNavigate }: NavListProps) {
  const active = activeItem(usePathname());
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-1">
        {navItems(withImages).map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <Link
              href={path}
              onClick={onNavigate}
              aria-current={active?.path === path ? "page" : undefined}
              title={collapsed ? label : undefined}
              className={cn(
                "flex h-9 items-center gap-3 overflow-hidden rounded-md px-2.5 font-medium text-muted-foreground transition-colors hover:bg-accent hover:text-foreground aria-[current=page]:bg-accent aria-[current=page]:text-foreground",
              )}
            >
              <Icon className="size-4 shrink-0" aria-hidden="true" />
              <span className={collapsed ? "sr-only" : undefined}>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
