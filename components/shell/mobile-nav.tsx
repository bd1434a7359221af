"use client";

import { useState } from "react";
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from "#components/ui/sheet.tsx";
import { BrandMark } from "./brand.tsx";
import { MenuButton } from "./menu-button.tsx";
import { NavList } from "./nav-list.tsx";

/** The sidebar of small screens. */
export function MobileNav({ withImages }: { withImages: boolean }) {
  const [open, setOpen] = useState(true);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <MenuButton />
      </SheetTrigger>
      <SheetContent side="left" aria-describedby={undefined} className="gap-6">
        <SheetTitle className="flex items-center gap-2.5 text-sm">
          <BrandMark />
          Image Studio
        </SheetTitle>
        <NavList withImages={withImages} onNavigate={() => setOpen(false)} />
      </SheetContent>
    </Sheet>
  );
}
