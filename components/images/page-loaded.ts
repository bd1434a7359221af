/** For browsers that cannot tell when they are idle. */
const WITHOUT_A_SIGN_MS = 500;

let loaded: Promise<void> | undefined;

/**
 * Resolves when the browser has all that the page named and nothing else to do: the page reacts by then. At once on the
 * server and on the way between pages.
 */
export function pageLoaded(): Promise<void> {
  if (typeof window === "undefined") return Promise.resolve();
  loaded ??= untilLoaded().then(untilIdle);
  return loaded;
}

function untilLoaded(): Promise<void> {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    window.addEventListener("load", () => resolve(), { once: true });
  });
}

function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve, WITHOUT_A_SIGN_MS);
  });
}
