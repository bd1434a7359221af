import { expect, type Page, test } from "@playwright/test";
import { ask, generate, seeStep, signUp } from "./people.ts";

const picture = (page: Page) => page.getByTestId("viewer-image");
const chip = (page: Page) => page.getByRole("group", { name: "Zoom" });

async function showPicture(page: Page): Promise<void> {
  await signUp(page);
  await ask(page, "a lighthouse on a cliff");
  await page.waitForURL(/\/images\/ses_/);
  await seeStep(page, 1);
}

async function placeOf(page: Page) {
  const box = await picture(page).boundingBox();
  if (!box) throw new Error("The picture has no size");
  return box;
}

async function expectWidth(page: Page, width: number): Promise<void> {
  await expect.poll(async () => Math.abs((await placeOf(page)).width - width)).toBeLessThan(1);
}

/** Runs in the page until the event `walked`: how many frames showed no picture that was there. */
function countBareFrames(): Promise<number> {
  return new Promise((resolve) => {
    let bare = 0;
    let frame = 0;
    const look = () => {
      const images = document.querySelectorAll<HTMLImageElement>("section[aria-label=Picture] img");
      if (![...images].some((image) => image.complete && image.naturalWidth > 0)) bare += 1;
      frame = requestAnimationFrame(look);
    };
    document.addEventListener("walked", () => {
      cancelAnimationFrame(frame);
      resolve(bare);
    });
    look();
  });
}

test("the wheel zooms to the cursor, and keys zoom unless somebody types", async ({ page }) => {
  await showPicture(page);
  const before = await placeOf(page);
  const cursor = { x: before.x + before.width * 0.8, y: before.y + before.height * 0.3 };
  await page.mouse.move(cursor.x, cursor.y);
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => (await placeOf(page)).width).toBeGreaterThan(before.width * 1.2);
  const after = await placeOf(page);
  expect(Math.abs(after.x + after.width * 0.8 - cursor.x)).toBeLessThan(2);
  expect(Math.abs(after.y + after.height * 0.3 - cursor.y)).toBeLessThan(2);

  await page.mouse.down();
  await page.mouse.move(cursor.x - 20, cursor.y + 10);
  await page.mouse.up();
  await expect.poll(async () => Math.round((await placeOf(page)).x - after.x)).toBe(-20);

  await page.keyboard.press("0");
  await expectWidth(page, before.width);

  await page.keyboard.press("1");
  await expect(chip(page).getByText("100 %", { exact: true })).toBeVisible();
  const pixels = await picture(page).evaluate((image) => (image as HTMLImageElement).naturalWidth);
  await expectWidth(page, pixels);
  await page.keyboard.press("Escape");
  await expectWidth(page, before.width);

  const prompt = page.getByLabel("Prompt", { exact: true });
  await prompt.fill("");
  await prompt.pressSequentially("11");
  await expect(prompt).toHaveValue("11");
  await expectWidth(page, before.width);
});

test("walking to another step never leaves the viewer without a decoded picture", async ({ page }) => {
  await showPicture(page);
  await generate(page, "a lighthouse at night", 2);
  await page.reload();
  await expect(picture(page)).toBeVisible();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/asset_[^?]+$/, async (route) => {
    await held;
    await route.continue();
  });
  const bare = page.evaluate(countBareFrames);
  await page.getByTestId("step-1").click();
  await expect(picture(page)).toBeHidden();
  release();
  await expect(page.getByRole("img", { name: "Step 1: a lighthouse on a cliff" })).toBeVisible();
  await page.evaluate(() => document.dispatchEvent(new Event("walked")));
  expect(await bare).toBe(0);
});

test("full screen keeps the actions of a step, and writing a prompt leaves it", async ({ page }) => {
  await showPicture(page);
  const prompt = page.getByLabel("Prompt", { exact: true });
  await page.getByRole("button", { name: "Full screen" }).click();
  await expect(prompt).toBeHidden();
  await page.getByRole("button", { name: "More actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy prompt" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Iterate from this image" }).click();
  await expect(prompt).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a double tap comes closer, and another shows the whole again", async ({ page }) => {
    await showPicture(page);
    const before = await placeOf(page);
    const tapTwice = async () => {
      const point = [before.x + before.width / 2, before.y + before.height / 2] as const;
      await page.touchscreen.tap(...point);
      await page.touchscreen.tap(...point);
    };
    await tapTwice();
    await expect.poll(async () => (await placeOf(page)).width).toBeGreaterThan(before.width * 1.2);
    await expect(chip(page).getByRole("button", { name: "Fit" })).toBeVisible();
    await tapTwice();
    await expectWidth(page, before.width);
  });
});
