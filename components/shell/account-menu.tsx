"use client";

import { LogOut } from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { toast } from "#components/ui/toast.ts";
import { signOut } from "#lib/auth-client.ts";
import { AccountButton } from "./account-button.tsx";

export function AccountMenu({ name, email }: { name: string; email: string }) {
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
        <DropdownMenuItem onSelect={leave}>
          <LogOut />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

async function leave() {
  const failure = await signOut();
  if (failure) toast.error(failure.message);
  else window.location.assign("/sign-in");
}
