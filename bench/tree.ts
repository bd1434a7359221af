import { type CDPSession, chromium, type Page } from "@playwright/test";
import { BROWSER_ARGS, installedBrowser } from "#scripts/browser.ts";
import type { Studio } from "#tests/studio-processes.ts";
import { withStudio } from "./bench-studio.ts";
import { growTree } from "./grow-tree.ts";

/**
 * The tree of a session of 5,000 steps in a real browser: how soon it is drawn, and how evenly it moves. Needs a
 * build: `npm run build && npm run bench:tree`.
 */
const STEPS = Number(process.argv[2] ?? 5000);
/** How often the tree is pushed in each measurement. */
const MOVES = 240;
const WINDOW = { width: 1440, height: 900 };

const executablePath = installedBrowser();
const browser = await chromium.launch({ args: BROWSER_ARGS, ...(executablePath && { executablePath }) });
try {
  await withStudio({}, measure);
} finally {
  await browser.close();
}

async function measure(studio: Studio, databaseUrl: string): Promise<void> {
  const context = await browser.newContext({ baseURL: studio.url, viewport: WINDOW });
  const page = await context.newPage();
  await growTree({ databaseUrl, generationId: await firstStep(page, studio.url), stepCount: STEPS });
  const clock = await context.newCDPSession(page);
  await clock.send("Performance.enable", { timeDomain: "threadTicks" });
  const first = await measurePaint(page);
  console.log(`${STEPS} steps, window of ${WINDOW.width} × ${WINDOW.height}`);
  console.log(
    `first nodes drawn ${first.nodesMs.toFixed(0)} ms after the page, whole tree after ${first.treeMs.toFixed(0)} ms`,
  );
  await reportPanning(page, clock, "at 100 %");
  await page.getByRole("button", { name: "Make the tree larger" }).click();
  await reportPanning(page, clock, "enlarged, at 100 %");
  await page.getByRole("button", { name: "Fit the whole tree" }).click();
  await reportPanning(page, clock, "enlarged, as small as it goes");
}

/** Signs up, makes a picture and stays on its page. @returns the id of the step */
async function firstStep(page: Page, origin: string): Promise<string> {
  const data = { name: "Bench", email: "bench@example.test", password: "a long enough password" };
  const answer = await page.request.post("/api/auth/sign-up/email", { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`Sign-up answered ${answer.status()}`);
  await page.goto("/images");
  await page.getByLabel("Prompt", { exact: true }).fill("a lighthouse at dusk");
  await page.getByRole("button", { name: "Generate" }).click();
  await page.waitForURL(/\/images\/ses_/);
  await page.getByTestId("viewer-image").waitFor();
  const id = await page.getByTestId("step-1").getAttribute("data-step");
  if (!id) throw new Error("The step has no id");
  return id;
}

/** From the moment the browser has the page's markup, in milliseconds. */
async function measurePaint(page: Page): Promise<{ nodesMs: number; treeMs: number }> {
  await page.reload();
  const since = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return navigation?.responseEnd ?? 0;
  });
  const now = () => page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(done)));
  await page.getByRole("treeitem").first().waitFor();
  const nodesMs = (await now()) - since;
  await page.getByText(`${STEPS.toLocaleString("en")} steps`).waitFor();
  return { nodesMs, treeMs: (await now()) - since };
}

async function reportPanning(page: Page, clock: CDPSession, how: string): Promise<void> {
  const before = await threadMs(clock);
  const frames = await panFrames(page);
  const workMs = ((await threadMs(clock)) - before) / frames.length;
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const perSecond = 1000 / (frames.reduce((sum, ms) => sum + ms, 0) / frames.length);
  const drawn = await page.getByRole("treeitem").count();
  const times = `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`;
  const work = `${workMs.toFixed(1)} ms of the page's thread a frame`;
  console.log(
    `panning ${how.padEnd(30)} ${perSecond.toFixed(1)} frames a second (${times}), ${work}, ${drawn} nodes drawn`,
  );
}

/** Time that the processor spent on the page's main thread: other than frames, a busy machine does not change it. */
async function threadMs(clock: CDPSession): Promise<number> {
  const { metrics } = await clock.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}

/** Turns the wheel over the tree once a frame, and measures how long each frame takes, in milliseconds. */
async function panFrames(page: Page): Promise<number[]> {
  const { x = 0, y = 0, width = 0, height = 0 } = (await page.getByTestId("tree-view").boundingBox()) ?? {};
  const at = { x: x + width / 2, y: y + height / 2 };
  return await page.getByTestId("tree-view").evaluate(
    (view, { moves, clientX, clientY }) =>
      new Promise<number[]>((done) => {
        const frames: number[] = [];
        let last = performance.now();
        const next = (now: number) => {
          frames.push(now - last);
          last = now;
          const deltaX = Math.cos(frames.length / 40) * 14;
          // Upwards, where the tree is: the newest step is at its end.
          const deltaY = -Math.sin(frames.length / 25) * 18;
          view.dispatchEvent(new WheelEvent("wheel", { deltaX, deltaY, clientX, clientY, cancelable: true }));
          if (frames.length < moves) requestAnimationFrame(next);
          else done(frames.slice(2));
        };
        requestAnimationFrame(next);
      }),
    { moves: MOVES, clientX: at.x, clientY: at.y },
  );
}
