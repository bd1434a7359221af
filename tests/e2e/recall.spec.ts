import { expect, type Page, test } from "@playwright/test";
import { beginSession, generate, seeStep, signUp } from "./people.ts";

const prompt = (page: Page) => page.getByLabel("Prompt", { exact: true });

/** Away from the prompt box, where single keys are words. */
async function press(page: Page, key: string): Promise<void> {
  await prompt(page).blur();
  await page.keyboard.press(key);
}

test("by keys alone a step is recalled in part, varied, and every key is found on ?", async ({ page }) => {
  await beginSession(page, "a red kite over the harbour");

  await prompt(page).fill("half a thought");
  await press(page, "p");
  await expect(prompt(page)).toHaveValue("a red kite over the harbour");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(prompt(page)).toHaveValue("half a thought");
  // With the toast goes the focus back to the prompt box.
  await expect(page.getByRole("button", { name: "Undo" })).toBeHidden();

  await press(page, "s");
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByLabel("Seed", { exact: true })).toHaveValue(/^\d+$/);
  await page.getByRole("button", { name: "Keep the seed" }).click();
  await expect(page.getByLabel("Seed", { exact: true })).toHaveValue("");

  await press(page, "v");
  await page.getByRole("menuitem", { name: "2 variations" }).click();
  await seeStep(page, 2);

  await press(page, "?");
  await page.getByLabel("Search shortcuts").fill("new seed");
  await expect(page.getByText("Again with a new seed")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Search shortcuts")).toBeHidden();
});

test("a tip comes with the first picture, stays closed, and comes back when it is asked for", async ({
  page,
}) => {
  await signUp(page, undefined, { tips: true });
  await generate(page, "a lighthouse", 1);
  const tip = page.getByRole("region", { name: "Tip" });
  await expect(tip).toContainText("Describe a change");
  await tip.getByRole("button", { name: "Got it" }).click();
  await expect(tip).toBeHidden();
  await page.reload();
  await expect(page.getByTestId("viewer-image")).toBeVisible();
  await expect(tip).toBeHidden();

  await page.getByRole("button", { name: /account/i }).click();
  await page.getByRole("menuitem", { name: "Show the tips again" }).click();
  await expect(tip).toBeVisible();
});
