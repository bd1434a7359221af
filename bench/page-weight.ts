import { type CDPSession, chromium, type Page } from "@playwright/test";
import { BROWSER_ARGS, installedBrowser } from "#scripts/browser.ts";
import type { Studio } from "#tests/studio-processes.ts";
import { withStudio } from "./bench-studio.ts";

/**
 * Bytes over the wire for a first visit, with an empty cache: of all that was asked for until the page could be used,
 * however long it took to come. `npm run build && npm run bench:page-weight`
 */
const executablePath = installedBrowser();
const browser = await chromium.launch({ args: BROWSER_ARGS, ...(executablePath && { executablePath }) });
try {
  await withStudio({}, measure);
} finally {
  await browser.close();
}

async function measure(studio: Studio): Promise<void> {
  const context = await browser.newContext({ baseURL: studio.url });
  await signUp(studio.url, await context.newPage());
  const start = await context.newPage();
  report("/images to a usable prompt box", await weigh(start, "/images", []));
  await start.getByLabel("Prompt", { exact: true }).fill("a lighthouse at dusk");
  await start.getByRole("button", { name: "Generate" }).click();
  await start.waitForURL(/\/images\/ses_/);
  await start.getByTestId("viewer-image").waitFor();
  const parts = ['[data-testid="viewer-image"]'];
  report("a session, without its pictures", await weigh(await context.newPage(), start.url(), parts));
}

async function signUp(url: string, page: Page): Promise<void> {
  const data = { name: "Bench", email: "bench@example.test", password: "a long enough password" };
  const answer = await page.request.post("/api/auth/sign-up/email", { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`Sign-up answered ${answer.status()}`);
  await page.close();
}

type Weight = Map<string, number>;

/** `parts`: selectors of what has to be there besides the prompt box. */
async function weigh(page: Page, path: string, parts: string[]): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const requests = listen(session);
  // Typing begins before the page can answer, so that the moment it does is not missed.
  await page.goto(path, { waitUntil: "commit" });
  const usableAt = await page.evaluate(untilUsable, parts);
  const weight: Weight = new Map();
  for (const { kind, startedAt, size } of requests.values()) {
    // Event streams never end.
    if (startedAt > usableAt || kind === "EventSource") continue;
    weight.set(kind, (weight.get(kind) ?? 0) + (await size));
  }
  return weight;
}

/**
 * Runs in the page. Types as soon as there is a prompt box, and resolves with the very moment at which that was answered
 * and all `parts` were there: a frame later, what is loaded when the page is idle has begun.
 */
function untilUsable(parts: string[]): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const input = document.querySelector<HTMLTextAreaElement>('[aria-label="Prompt"]');
      const send = input?.form?.querySelector<HTMLButtonElement>("[type=submit]");
      const complete = parts.every((part) => document.querySelector(part));
      if (complete && send && !send.disabled) {
        observer.disconnect();
        return resolve(Date.now());
      }
      if (!input || input.value) return;
      input.focus();
      document.execCommand("insertText", false, "a");
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    look();
  });
}

type Request = { kind: string; startedAt: number; size: Promise<number> };

/** `startedAt` in milliseconds since 1970. */
function listen(session: CDPSession): Map<string, Request> {
  const requests = new Map<string, Request>();
  const finish = new Map<string, (size: number) => void>();
  session.on("Network.requestWillBeSent", ({ requestId, type = "other", request, wallTime }) => {
    const kind = request.url.includes("/api/images/assets/") ? "pictures" : type;
    const size = new Promise<number>((resolve) => finish.set(requestId, resolve));
    requests.set(requestId, { kind, startedAt: wallTime * 1000, size });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    finish.get(requestId)?.(encodedDataLength),
  );
  session.on("Network.loadingFailed", ({ requestId }) => finish.get(requestId)?.(0));
  return requests;
}

function report(what: string, weight: Weight): void {
  const kinds = [...weight].filter(([kind]) => kind !== "pictures").sort(([, a], [, b]) => b - a);
  const total = kinds.reduce((sum, [, bytes]) => sum + bytes, 0);
  const parts = kinds.map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(1)}`).join(", ");
  console.log(`${what.padEnd(42)} ${(total / 1000).toFixed(1).padStart(6)} KB   (${parts})`);
}
