import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectNothingFound } from "./axe.ts";
import { ask, generate, seeStep, signUp } from "./people.ts";

const SCREENS = [
  { name: "wide and light", colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { name: "narrow and dark", colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

const OPENED_BY_KEYS: [string, (page: Page) => Locator][] = [
  ["b", (page) => page.getByRole("dialog", { name: "Change only a part" })],
  ["w", (page) => page.getByRole("dialog", { name: "Extend the picture" })],
  ["q", (page) => page.getByRole("dialog", { name: "Queue" })],
  ["?", (page) => page.getByRole("dialog", { name: "Keyboard shortcuts" })],
  ["Shift+C", (page) => page.getByRole("button", { name: "Leave the contact sheet" })],
  ["c", (page) => page.getByTestId("compared")],
];

for (const { name, ...screen } of SCREENS) {
  test.describe(name, () => {
    test.use(screen);

    test("axe finds nothing on the pages outside the studio", async ({ page }) => {
      for (const path of ["/sign-in", "/sign-up", "/no-such-page"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNothingFound(page);
      }
    });

    test("axe finds nothing on the start page, empty and full, the dashboard and a session", async ({
      page,
    }) => {
      await signUp(page);
      await expectNothingFound(page);
      await startSession(page, "a lighthouse at dawn");
      await expectNothingFound(page);
      await generate(page, "warmer", 2);
      await page.getByRole("button", { name: "Settings" }).click();
      await expect(page.getByRole("textbox", { name: "Steps" })).toBeVisible();
      await expectNothingFound(page);
      await page.getByRole("button", { name: "Details of this step" }).click();
      await expect(page.getByRole("heading", { name: "Step 2", exact: true })).toBeVisible();
      await expectNothingFound(page);
      for (const path of ["/images", "/dashboard"]) {
        await page.goto(path);
        await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
        await expectNothingFound(page);
      }
      for (const path of ["/images/trash", "/settings/budget"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNothingFound(page);
      }
    });

    test("axe finds nothing in what opens over a session", async ({ page }) => {
      test.setTimeout(120_000);
      await signUp(page);
      await startSession(page, "a lighthouse at dawn");
      await generate(page, "warmer", 2);
      for (const [key, opened] of OPENED_BY_KEYS) {
        await test.step(`what ${key} opens`, async () => {
          await page.evaluate(
            () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
          );
          await page.keyboard.press(key);
          await expect(opened(page)).toBeVisible();
          await expectNothingFound(page);
          await page.keyboard.press("Escape");
          await expect(opened(page)).toBeHidden();
        });
      }
    });
  });
}

async function startSession(page: Page, words: string): Promise<void> {
  await ask(page, words);
  await page.waitForURL(/\/images\/ses_/);
  await seeStep(page, 1);
}
