import { expect, type Page, test } from "@playwright/test";
import { beginSession } from "./people.ts";

const panel = (page: Page) => page.getByRole("dialog", { name: "Queue" });
const line = (page: Page) => panel(page).getByRole("region", { name: "Waiting" }).getByRole("listitem");
const handles = (page: Page) => panel(page).getByRole("button", { name: /^Move step/ });
const openQueue = (page: Page) => page.getByRole("button", { name: /^Queue/ }).click();

async function send(page: Page, prompt: string, keys = "ControlOrMeta+Enter"): Promise<void> {
  const accepted = page.waitForResponse((answer) => answer.url().endsWith("/api/images/generate"));
  await page.getByLabel("Prompt", { exact: true }).fill(prompt);
  await page.keyboard.press(keys);
  await accepted;
}

/** A session with one finished step, and a queue that starts nothing. */
async function paused(page: Page): Promise<void> {
  await beginSession(page, "a lighthouse on a cliff");
  await openQueue(page);
  await panel(page).getByRole("button", { name: "Pause" }).click();
  await expect(panel(page).getByText("Nothing new starts until you resume")).toBeVisible();
  await page.keyboard.press("Escape");
}

test("a paused line is put into another order, survives a reload, and runs when it is resumed", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await paused(page);
  for (const prompt of ["at dawn", "in fog", "by night"]) await send(page, prompt);
  await send(page, "in a storm", "ControlOrMeta+Shift+Enter");
  await openQueue(page);
  await expect(line(page)).toContainText(["in a storm", "at dawn", "in fog", "by night"]);

  await handles(page).last().press("Home");
  await expect(line(page)).toContainText(["by night", "in a storm"]);
  await handles(page).nth(1).press("ArrowDown");
  const order = ["by night", "at dawn", "in a storm", "in fog"];
  await expect(line(page)).toContainText(order);
  await expect(page.getByText("Step 5 is now number 3 in line")).toBeAttached();
  await page.reload();
  await openQueue(page);
  await expect(line(page)).toContainText(order);

  await panel(page).getByRole("button", { name: "Resume" }).click();
  await expect(panel(page).getByText("Nothing runs or waits")).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("Escape");
  for (const step of [2, 3, 4, 5]) {
    await expect(page.getByTestId(`step-${step}`)).toHaveAccessibleName(/, succeeded/i);
  }
});

test("everything is canceled after it was said what that costs", async ({ page }) => {
  test.setTimeout(120_000);
  await paused(page);
  for (const prompt of ["at dawn", "in fog"]) await send(page, prompt);
  await page.keyboard.press("ControlOrMeta+Shift+X");
  const question = page.getByRole("dialog", { name: "Cancel everything that waits?" });
  await expect(question).toContainText("2 steps wait and cost nothing");
  await question.getByRole("button", { name: "Keep them" }).click();

  await openQueue(page);
  await panel(page).getByRole("button", { name: "Cancel all" }).click();
  await page.getByRole("button", { name: "Cancel 2 steps" }).click();
  await expect(panel(page).getByText("Nothing runs or waits")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("step-3")).toHaveAccessibleName(/, canceled/);
});

test("a step is dragged to another place in line", async ({ page }) => {
  test.setTimeout(120_000);
  await paused(page);
  for (const prompt of ["at dawn", "in fog", "by night"]) await send(page, prompt);
  await openQueue(page);
  await expect(line(page)).toContainText(["at dawn", "in fog", "by night"]);
  await expect(page.getByRole("button", { name: "Queue of 3: 3 waiting, paused" })).toBeVisible();
  await handles(page)
    .first()
    .dragTo(handles(page).last(), { targetPosition: { x: 8, y: 38 } });
  await expect(line(page)).toContainText(["in fog", "by night", "at dawn"]);
});
