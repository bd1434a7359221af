import { type CDPSession, chromium, type Page } from "@playwright/test";
import { BROWSER_ARGS, installedBrowser } from "#scripts/browser.ts";
import type { Studio } from "#tests/studio-processes.ts";
import { withStudio } from "./bench-studio.ts";

/** Bytes over the wire for a first visit, with an empty cache: `npm run build && npm run bench:page-weight`. */
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
  report("/images to a usable prompt box", await weigh(start, "/images", '[aria-label="Prompt"]'));
  await start.getByLabel("Prompt", { exact: true }).fill("a lighthouse at dusk");
  await start.getByRole("button", { name: "Generate" }).click();
  await start.waitForURL(/\/images\/ses_/);
  await start.getByTestId("viewer-image").waitFor();
  report(
    "a session's page, without its pictures",
    await weigh(await context.newPage(), start.url(), '[data-testid="viewer-image"]'),
  );
}

async function signUp(url: string, page: Page): Promise<void> {
  const data = { name: "Bench", email: "bench@example.test", password: "a long enough password" };
  const answer = await page.request.post("/api/auth/sign-up/email", { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`Sign-up answered ${answer.status()}`);
  await page.close();
}

type Weight = Map<string, number>;

async function weigh(page: Page, path: string, selector: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const weight = listen(session);
  await page.goto(path);
  await page.waitForSelector(selector);
  // Event streams stay open, so the network is never idle: what loads late by design is left out.
  await page.waitForFunction(() => document.readyState === "complete");
  return weight;
}

function listen(session: CDPSession): Weight {
  const weight: Weight = new Map();
  const kinds = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    kinds.set(requestId, response.url.includes("/api/images/assets/") ? "pictures" : type);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "other";
    weight.set(kind, (weight.get(kind) ?? 0) + encodedDataLength);
  });
  return weight;
}

function report(what: string, weight: Weight): void {
  const kinds = [...weight].filter(([kind]) => kind !== "pictures").sort(([, a], [, b]) => b - a);
  const total = kinds.reduce((sum, [, bytes]) => sum + bytes, 0);
  const parts = kinds.map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(1)}`).join(", ");
  console.log(`${what.padEnd(42)} ${(total / 1000).toFixed(1).padStart(6)} KB   (${parts})`);
}
