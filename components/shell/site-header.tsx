import { QueueButton } from "#components/images/queue/queue-button.tsx";
import { Breadcrumb } from "./breadcrumb.tsx";
import { HeaderAccountMenu, HeaderMobileNav, HeaderThemeMenu } from "./header-menus.tsx";
import type { SettingsAccess } from "./nav-items.ts";

type SiteHeaderProps = {
  withImages: boolean;
  user: { name: string; email: string };
} & SettingsAccess;

export function SiteHeader({ withImages, user, ...access }: SiteHeaderProps) {
  return (
    <header className="sticky top-0 z-30 flex h-14 shrink-0 items-center gap-2 border-b bg-background/85 px-4 backdrop-blur-md in-data-full-screen:invisible md:px-6">
      <HeaderMobileNav withImages={withImages} />
      <Breadcrumb />
      <div className="ml-auto flex shrink-0 items-center gap-1">
        {withImages && <QueueButton />}
        <HeaderThemeMenu />
        <HeaderAccountMenu name={user.name} email={user.email} withImages={withImages} {...access} />
      </div>
    </header>
  );
}
