import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { ShortcutSlot } from "#components/images/shortcuts/shortcut-slot.tsx";
import { Sidebar } from "#components/shell/sidebar.tsx";
import { SIDEBAR_COOKIE } from "#components/shell/sidebar-cookie.ts";
import { SiteHeader } from "#components/shell/site-header.tsx";
import { SkipLink } from "#components/shell/skip-link.tsx";
import { isAdmin } from "#lib/admin.ts";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { env } from "#lib/env.ts";

/** Guards what it wraps on a full load. Pages ask again themselves: a layout is not drawn anew between its pages. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const user = await requireUserOrRedirect((await headers()).get("x-path") ?? "/");
  const collapsed = (await cookies()).get(SIDEBAR_COOKIE)?.value === "collapsed";
  const { FEATURE_IMAGES: withImages, ALLOW_OWN_KEYS } = env();
  const admin = withImages && (await isAdmin(user));
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <Sidebar withImages={withImages} initiallyCollapsed={collapsed} />
      <div className="flex min-w-0 grow flex-col">
        <SiteHeader
          withImages={withImages}
          user={user}
          admin={admin}
          ownKeys={withImages && ALLOW_OWN_KEYS}
        />
        <main id="content" tabIndex={-1} className="flex grow flex-col outline-none">
          {children}
        </main>
      </div>
      {withImages && <ShortcutSlot />}
    </div>
  );
}
