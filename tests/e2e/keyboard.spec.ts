import { expect, type Page, test } from "@playwright/test";
import { seeStep, signUp } from "./people.ts";

const MAX_TABS = 60;
const said = (page: Page, text: string | RegExp) =>
  expect(page.locator("[aria-live], [role=status]").filter({ hasText: text }).first()).toBeAttached();

test("by keyboard alone a picture is made, changed in one part, compared and branched", async ({ page }) => {
  test.setTimeout(120_000);
  await signUp(page);
  await refuseThePointer(page);
  const prompt = page.getByLabel("Prompt", { exact: true });

  await test.step("the prompt has the focus, and its picture is announced", async () => {
    await expect(prompt).toBeFocused();
    await page.keyboard.type("a lighthouse on a cliff");
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.waitForURL(/\/images\/ses_/);
    await said(page, /Step 1 is done/);
    await seeStep(page, 1);
  });

  await test.step("a mask is placed and sized by arrows, and only that part changes", async () => {
    await tabTo(page, "Change only a part");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("application", { name: "Mask on the picture" })).toBeFocused();
    await page.keyboard.press("u");
    await page.keyboard.press("ArrowRight");
    await said(page, /^Rectangle, \d+ by \d+ pixels/);
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Enter");
    await said(page, /^Rectangle added/);
    await page.keyboard.press("Escape");
    await expect(prompt).toBeFocused();
    await page.keyboard.type("a red balloon");
    await page.keyboard.press("ControlOrMeta+Enter");
    await said(page, /Step 2 is done/);
    await seeStep(page, 2);
  });

  await test.step("it is compared with the picture that it came from", async () => {
    await tabTo(page, /^Compare/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Step 1 compared with step 2" })).toBeVisible();
    await page.keyboard.press("m");
    await said(page, /^Side by side/);
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("compared")).toBeHidden();
  });

  await test.step("the tree leads back to the first step, and a second branch begins there", async () => {
    await tabTo(page, /^Step 2,/);
    await page.keyboard.press("ArrowUp");
    await expect(page.getByTestId("step-1")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("viewer-image")).toHaveAttribute("alt", /^Step 1:/);
    await page.keyboard.press("e");
    await expect(prompt).toBeFocused();
    await page.keyboard.type("at night");
    await page.keyboard.press("ControlOrMeta+Enter");
    await said(page, /Step 3 is done/);
    await seeStep(page, 3);
    await expect(page.getByTestId("step-3")).toHaveAccessibleName(/^Step 3, branch of step 1, succeeded/);
  });
});

/** Whatever is clicked from now on fails the page: the test is about people who have no pointer. */
async function refuseThePointer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.addEventListener("pointerdown", () => {
      throw new Error("Somebody used a pointer");
    });
  });
}

/** Presses Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole("button", { name }).or(page.getByRole("treeitem", { name }));
  for (let press = 0; press < MAX_TABS; press++) {
    await page.keyboard.press("Tab");
    const found = await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement));
    if (found) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}
