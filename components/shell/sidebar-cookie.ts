export const SIDEBAR_COOKIE = "sidebar";
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** In a cookie, so that the server draws the sidebar the way it was left and nothing jumps. */
export function rememberSidebar({ collapsed }: { collapsed: boolean }): void {
  // Missing in old browsers and without HTTPS; there the sidebar is open again on the next full load.
  const store: CookieStore | undefined = window.cookieStore;
  void store?.set({
    name: SIDEBAR_COOKIE,
    value: collapsed ? "collapsed" : "open",
    expires: Date.now() + YEAR_MS,
    sameSite: "lax",
  });
}
