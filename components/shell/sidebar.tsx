"use client";

import { PanelLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { BrandMark } from "./brand.tsx";
import { NavList } from "./nav-list.tsx";
import { rememberSidebar } from "./sidebar-cookie.ts";

type SidebarProps = { withImages: boolean; initiallyCollapsed: boolean };

/** Beside every page, from tablets on. Narrowed to its icons on request, and remembered so. */
export function Sidebar({ withImages, initiallyCollapsed }: SidebarProps) {
  const [collapsed, setCollapsed] = useState(initiallyCollapsed);

  function toggle() {
    setCollapsed(!collapsed);
    rememberSidebar({ collapsed: !collapsed });
  }

  return (
    <aside
      className={cn(
        "sticky top-0 hidden h-dvh shrink-0 flex-col border-r bg-sidebar px-2.5 transition-[width] duration-200 md:flex",
        collapsed ? "w-14.5" : "w-56",
      )}
    >
      <Link
        href="/"
        prefetch={false}
        aria-label="Image Studio"
        className="my-3.5 flex h-7 items-center gap-2.5 overflow-hidden whitespace-nowrap rounded-md px-1 font-semibold"
      >
        <BrandMark />
        <span className={collapsed ? "sr-only" : undefined}>Image Studio</span>
      </Link>
      <div className="grow pt-2">
        <NavList withImages={withImages} collapsed={collapsed} />
      </div>
      <Button
        variant="ghost"
        size="icon"
        className="my-3"
        aria-expanded={!collapsed}
        aria-label={collapsed ? "Widen the sidebar" : "Narrow the sidebar"}
        title={collapsed ? "Widen the sidebar" : "Narrow the sidebar"}
        onClick={toggle}
      >
        <PanelLeft />
      </Button>
    </aside>
  );
}
