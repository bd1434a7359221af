import { Images, LayoutDashboard, type LucideIcon, Plug } from "lucide-react";

export type NavItem = {
  path: "/dashboard" | "/images" | "/admin/providers";
  label: string;
  icon: LucideIcon;
};

const DASHBOARD: NavItem = { path: "/dashboard", label: "Dashboard", icon: LayoutDashboard };
const IMAGES: NavItem = { path: "/images", label: "Images", icon: Images };

/** For admins, in the menu of their account. */
export const PROVIDERS: NavItem = { path: "/admin/providers", label: "Providers", icon: Plug };

export function navItems(withImages: boolean): NavItem[] {
  return withImages ? [DASHBOARD, IMAGES] : [DASHBOARD];
}

/** The entry that a page belongs to. */
export function activeItem(pathname: string): NavItem | undefined {
  return [DASHBOARD, IMAGES, PROVIDERS].find(
    ({ path }) => pathname === path || pathname.startsWith(`${path}/`),
  );
}
