import { Images, KeyRound, LayoutDashboard, type LucideIcon, Plug, Wallet } from "lucide-react";

export type NavItem = {
  path: "/dashboard" | "/images" | "/admin/providers" | "/settings/keys" | "/settings/budget";
  label: string;
  icon: LucideIcon;
};

const DASHBOARD: NavItem = { path: "/dashboard", label: "Dashboard", icon: LayoutDashboard };
const IMAGES: NavItem = { path: "/images", label: "Images", icon: Images };

const PROVIDERS: NavItem = { path: "/admin/providers", label: "Providers", icon: Plug };
const OWN_KEYS: NavItem = { path: "/settings/keys", label: "Your keys", icon: KeyRound };

const BUDGET: NavItem = { path: "/settings/budget", label: "Budget", icon: Wallet };

export type SettingsAccess = { admin: boolean; ownKeys: boolean };

/** What the menu of an account has of the studio's settings. */
export function settingsItems(withImages: boolean, { admin, ownKeys }: SettingsAccess): NavItem[] {
  return [...(admin ? [PROVIDERS] : []), ...(ownKeys ? [OWN_KEYS] : []), ...(withImages ? [BUDGET] : [])];
}

export function navItems(withImages: boolean): NavItem[] {
  return withImages ? [DASHBOARD, IMAGES] : [DASHBOARD];
}

/** The entry that a page belongs to. */
export function activeItem(pathname: string): NavItem | undefined {
  return [DASHBOARD, IMAGES, PROVIDERS, OWN_KEYS, BUDGET].find(
    ({ path }) => pathname === path || pathname.startsWith(`${path}/`),
  );
}
