"use client";

import { Menu } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from "#components/ui/sheet.tsx";
import { BrandMark } from "./brand.tsx";
import { NavList } from "./nav-list.tsx";

/** The sidebar of small screens. */
export function MobileNav({ withImages }: { withImages: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Open menu" className="-ml-2 md:hidden">
          <Menu />
        </Button>
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
