"use client";

import { lazy } from "react";
import { OnDemand } from "#components/ui/on-demand.tsx";
import { AccountButton } from "./account-button.tsx";
import type { AccountMenuProps } from "./account-menu.tsx";
import { MenuButton } from "./menu-button.tsx";
import { ThemeButton } from "./theme-button.tsx";

// Menus and sheets weigh more than the rest of the shell, and most visits open none.
const loadAccount = () => import("./account-menu.tsx").then((m) => ({ default: m.AccountMenu }));
const loadTheme = () => import("./theme-menu.tsx").then((m) => ({ default: m.ThemeMenu }));
const loadNav = () => import("./mobile-nav.tsx").then((m) => ({ default: m.MobileNav }));
const LazyAccountMenu = lazy(loadAccount);
const LazyThemeMenu = lazy(loadTheme);
const LazyMobileNav = lazy(loadNav);

export function HeaderAccountMenu(props: AccountMenuProps) {
  return (
    <OnDemand opens="menu" preload={() => void loadAccount()} trigger={<AccountButton name={props.name} />}>
      <LazyAccountMenu {...props} />
    </OnDemand>
  );
}

export function HeaderThemeMenu() {
  return (
    <OnDemand opens="menu" preload={() => void loadTheme()} trigger={<ThemeButton />}>
      <LazyThemeMenu />
    </OnDemand>
  );
}

export function HeaderMobileNav({ withImages }: { withImages: boolean }) {
  return (
    <OnDemand opens="dialog" preload={() => void loadNav()} trigger={<MenuButton />}>
      <LazyMobileNav withImages={withImages} />
    </OnDemand>
  );
}
