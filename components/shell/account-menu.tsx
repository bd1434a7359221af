"use client";

import { Keyboard, Lightbulb, LogOut } from "lucide-react";
import Link from "next/link";
import { withQueries } from "#components/images/api/queries.tsx";
import { showError } from "#components/images/error-toast.ts";
import { openShortcutSheet } from "#components/images/shortcuts/shortcut-sheet-store.ts";
import { useShowTipsAgain } from "#components/images/tips/use-preferences.ts";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { ShortcutKey } from "#components/ui/shortcut-key.tsx";
import { toast } from "#components/ui/toast.ts";
import { signOut } from "#lib/auth-client.ts";
import { AccountButton } from "./account-button.tsx";
import { type SettingsAccess, settingsItems } from "./nav-items.ts";

export type AccountMenuProps = { name: string; email: string; withImages: boolean } & SettingsAccess;

export const AccountMenu = withQueries(function AccountMenu({
  name,
  email,
  withImages,
  ...access
}: AccountMenuProps) {
  const settings = settingsItems(withImages, access);
  const showTipsAgain = useShowTipsAgain();
  const showTips = async () => {
    try {
      await showTipsAgain();
      toast.success("The tips come back as you work");
    } catch (error) {
      showError("The tips could not be brought back", error);
    }
  };
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>
        <AccountButton name={name} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <div className="flex flex-col px-2 py-1.5">
          <span className="truncate font-medium">{name}</span>
          <span className="truncate text-muted-foreground text-xs">{email}</span>
        </div>
        <DropdownMenuSeparator />
        {settings.map(({ path, label, icon: Icon }) => (
          <DropdownMenuItem key={path} asChild>
            <Link href={path}>
              <Icon />
              {label}
            </Link>
          </DropdownMenuItem>
        ))}
        {settings.length > 0 && <DropdownMenuSeparator />}
        {withImages && (
          <>
            <DropdownMenuItem onSelect={openShortcutSheet}>
              <Keyboard />
              Keyboard shortcuts
              <DropdownMenuShortcut>
                <ShortcutKey keys="?" />
              </DropdownMenuShortcut>
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void showTips()}>
              <Lightbulb />
              Show the tips again
            </DropdownMenuItem>
            <DropdownMenuSeparator />
          </>
        )}
        <DropdownMenuItem onSelect={leave}>
          <LogOut />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
});

async function leave() {
  const failure = await signOut();
  if (failure) toast.error(failure.message);
  else window.location.assign("/sign-in");
}
