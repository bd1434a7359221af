/** A prompt box that never reacts holds back no more than this. */
const PROMPT_MAX_MS = 5_000;
/** For browsers that cannot tell when they are idle. */
const WITHOUT_A_SIGN_MS = 500;

let loaded: Promise<void> | undefined;
let resolvePrompt: () => void;
const prompt = new Promise<void>((resolve) => {
  resolvePrompt = resolve;
});

/** The prompt box reacts: what comes after it may come. */
export function promptReacts(): void {
  resolvePrompt();
}

/**
 * Resolves when the browser has all that the page named, its prompt box reacts, and there is nothing else to do. At once
 * on the server and on the way between pages.
 */
export function pageLoaded(): Promise<void> {
  if (typeof window === "undefined") return Promise.resolve();
  loaded ??= untilLoaded().then(untilPrompt).then(untilIdle);
  return loaded;
}

function untilLoaded(): Promise<void> {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    window.addEventListener("load", () => resolve(), { once: true });
  });
}

function untilPrompt(): Promise<void> {
  if (!document.querySelector("[aria-label=Prompt]")) return Promise.resolve();
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, PROMPT_MAX_MS);
  });
  return Promise.race([prompt, late]);
}

function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve, WITHOUT_A_SIGN_MS);
  });
}
