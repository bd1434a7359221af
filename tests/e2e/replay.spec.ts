import { expect, type Page, test } from "@playwright/test";
import { beginSession, generate, seeStep } from "./people.ts";

const dialog = (page: Page) => page.getByRole("dialog");

test("the edits after a step are made again on another picture, as the plan said", async ({ page }) => {
  await beginSession(page, "a lighthouse on a cliff");
  await generate(page, "warmer light", 2);
  await page.getByTestId("step-1").click();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: /edits that follow/ }).click();
  const plan = dialog(page).getByRole("region", { name: "What will run" });
  await expect(plan.getByText("warmer light")).toBeVisible();
  await expect(dialog(page).getByRole("button", { name: "Run" })).toBeDisabled();
  await dialog(page)
    .getByRole("button", { name: /^Step 2:/ })
    .click();
  await expect(dialog(page).getByRole("status")).toContainText("1 step, free.");
  await dialog(page).getByRole("button", { name: "Run 1 step" }).click();

  await seeStep(page, 3);
  await page.getByRole("button", { name: "Details of this step" }).click();
  const details = page.getByRole("complementary", { name: "Details of this step" });
  // It goes on from step 2, and makes the edit of step 2 again.
  await expect(details.getByRole("button", { name: "step 2", exact: true })).toHaveCount(2);
});

test("a prompt with variants becomes a labelled grid, and each cell is a step", async ({ page }) => {
  await beginSession(page, "a lighthouse on a cliff");

  await page.getByLabel("Prompt", { exact: true }).fill("a {red|blue} kite");
  await page.getByRole("button", { name: "Sweep them…" }).click();
  await expect(dialog(page).getByRole("columnheader", { name: "red" })).toBeVisible();
  await dialog(page).getByRole("button", { name: "Make 2 pictures" }).click();

  const blue = dialog(page).getByRole("button", { name: "Prompt blue. Step 3, done" });
  await expect(dialog(page).getByRole("button", { name: "Prompt red. Step 2, done" })).toBeVisible({
    timeout: 30_000,
  });
  await expect(blue).toBeVisible({ timeout: 30_000 });
  await blue.click();
  await expect(dialog(page)).toBeHidden();
  await seeStep(page, 3);
  await page.getByRole("button", { name: "Show the sweep that this step belongs to" }).click();
  await expect(blue).toHaveAttribute("aria-current", "step");
});
