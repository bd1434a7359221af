import { Images, LayoutDashboard, type LucideIcon } from "lucide-react";

export type NavItem = { path: "/dashboard" | "/images"; label: string; icon: LucideIcon };

const DASHBOARD: NavItem = { path: "/dashboard", label: "Dashboard", icon: LayoutDashboard };
const IMAGES: NavItem = { path: "/images", label: "Images", icon: Images };

export function navItems(withImages: boolean): NavItem[] {
  return withImages ? [DASHBOARD, IMAGES] : [DASHBOARD];
}

/** The entry that a page belongs to. */
export function activeItem(pathname: string): NavItem | undefined {
  return [DASHBOARD, IMAGES].find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
}
