import { expect, type Page, test } from "@playwright/test";
import { ask, generate, seeStep, signUp } from "./people.ts";

const prompt = (page: Page) => page.getByLabel("Prompt", { exact: true });

async function startSession(page: Page, words: string): Promise<void> {
  await ask(page, words);
  await page.waitForURL(/\/images\/ses_/);
}

test("a page reloaded in the middle of a generation shows it running and then done", async ({ page }) => {
  await signUp(page);
  await startSession(page, "a castle in the snow");
  await page.reload();
  await seeStep(page, 1);
});

test("two tabs show the same without a reload", async ({ page, context }) => {
  await signUp(page);
  await startSession(page, "a whale under the stars");
  await seeStep(page, 1);
  const second = await context.newPage();
  await second.goto(page.url());
  await seeStep(second, 1);
  await generate(page, "cooler", 2);
  await expect(second.getByTestId("step-2")).toHaveAccessibleName(/, succeeded/);
});

test("what was typed survives a reload, on the start page and in a session", async ({ page }) => {
  await signUp(page);
  await prompt(page).fill("a half-typed thou");
  await expect(page.getByRole("button", { name: "Generate" })).toBeEnabled();
  await page.reload();
  await expect(prompt(page)).toHaveValue("a half-typed thou");
  await startSession(page, "a fox in the fog");
  await seeStep(page, 1);
  await prompt(page).fill("make it war");
  await page.reload();
  await expect(prompt(page)).toHaveValue("make it war");
});

test("a deleted step comes back with undo", async ({ page }) => {
  await signUp(page);
  await startSession(page, "a red balloon over a desert");
  await seeStep(page, 1);
  await generate(page, "warmer", 2);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: /delete/i }).click();
  await expect(page.getByTestId("step-2")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByTestId("step-2")).toBeVisible();
});

test("the details of a step say what changed from the step it came from", async ({ page }) => {
  await signUp(page);
  await startSession(page, "a red fox in fog");
  await seeStep(page, 1);
  await generate(page, "a blue fox in fog", 2);
  await page.getByRole("button", { name: "Details of this step" }).click();
  const details = page.getByRole("complementary", { name: "Details of this step" });
  await expect(details.getByRole("heading", { name: "Changed from step 1" })).toBeVisible();
  await expect(details.getByRole("deletion")).toHaveText(/red/);
  await expect(details.getByRole("insertion")).toHaveText(/blue/);
});

test("a running generation is canceled from the page", async ({ page }) => {
  await signUp(page);
  await startSession(page, "a harbour town, detailed");
  await seeStep(page, 1);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("textbox", { name: "Steps" }).fill("40");
  await ask(page, "at night");
  await page
    .getByRole("button", { name: /^cancel/i })
    .first()
    .click();
  await expect(page.getByTestId("step-2")).toHaveAccessibleName(/, canceled/);
});

test("a session's title comes from its first prompt and can be changed", async ({ page }) => {
  await signUp(page);
  await startSession(page, "draw me a picture of a teapot on a table. Morning light");
  await seeStep(page, 1);
  await expect(page.getByRole("banner")).toContainText("Teapot on a table");
  await page.getByRole("button", { name: "Rename this session" }).click();
  await page.getByLabel("Session title").fill("Tea");
  const saved = page.waitForResponse((answer) => answer.request().method() === "PATCH");
  await page.keyboard.press("Enter");
  await saved;
  await page.goto("/images");
  await expect(page.getByRole("link", { name: "Tea", exact: true })).toBeVisible();
});

test("changes of state are announced to people who cannot see them", async ({ page }) => {
  await signUp(page);
  await startSession(page, "a lighthouse");
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: /Step 1 is done/ })).toBeAttached({
    timeout: 20_000,
  });
});

test("no page breaks the content security policy or writes an error to the console", async ({ page }) => {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await signUp(page);
  await startSession(page, "a boat on a calm sea");
  await seeStep(page, 1);
  await page.reload();
  await seeStep(page, 1);
  await page.goto("/dashboard");
  await expect(page.getByRole("main")).toBeVisible();
  expect(errors).toEqual([]);
});

test("on a phone nothing is wider than the screen and the whole flow works", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signUp(page);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await startSession(page, "a cat asleep on a very long wall, ".repeat(12));
  await seeStep(page, 1);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await generate(page, "black and white", 2);
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test("somebody else's session is a page that is not there", async ({ page, browser }) => {
  await signUp(page);
  await startSession(page, "a secret garden");
  await seeStep(page, 1);
  const stranger = await (await browser.newContext()).newPage();
  await signUp(stranger);
  await stranger.goto(page.url());
  await expect(stranger.getByRole("heading", { name: /not (here|found|there)/i })).toBeVisible();
  await expect(stranger.getByText("secret garden")).toHaveCount(0);
});
