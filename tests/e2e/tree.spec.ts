import { expect, type Page, test } from "@playwright/test";
import { ask, beginSession, generate } from "./people.ts";

const step = (page: Page, number: number) => page.getByTestId(`step-${number}`);
const undo = (page: Page) => page.getByRole("button", { name: "Undo" });

async function setPaused(page: Page, paused: boolean): Promise<void> {
  const headers = { origin: new URL(page.url()).origin };
  await expect(await page.request.patch("/api/images/queue", { data: { paused }, headers })).toBeOK();
}

/** Step 1, two branches from it, 2 and 3, and 4 that goes on from 3. */
async function growTree(page: Page): Promise<void> {
  await beginSession(page, "a lighthouse");
  await generate(page, "warmer light", 2);
  await step(page, 1).click();
  await page.getByRole("button", { name: "Iterate from this image" }).click();
  await generate(page, "at night", 3);
  await generate(page, "add stars", 4);
}

test("the tree is walked, starred, folded and pruned by keyboard, and undo brings a branch back", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await growTree(page);
  await expect(step(page, 3)).toHaveAccessibleName("Step 3, branch of step 1, succeeded, 'at night'");
  await expect(step(page, 4)).toHaveAttribute("aria-level", "3");

  await test.step("arrows walk to the parent, its sibling and back down", async () => {
    await step(page, 4).focus();
    await page.keyboard.press("ArrowUp");
    await expect(step(page, 3)).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(step(page, 2)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowDown");
    await expect(step(page, 2)).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByTestId("viewer-image")).toHaveAttribute("alt", /^Step 3:/);
  });
  await test.step("a star and a name stay", async () => {
    await page.keyboard.press(".");
    await page.keyboard.press("F2");
    await page.getByLabel("Name", { exact: true }).fill("Night");
    await page.keyboard.press("Enter");
    await expect(step(page, 3)).toHaveAccessibleName(/“Night”.*starred/);
    await page.reload();
    await expect(step(page, 3)).toHaveAccessibleName(/“Night”.*starred/);
  });
  await test.step("a folded branch is hidden", async () => {
    await step(page, 3).click();
    await page.keyboard.press("o");
    await expect(step(page, 4)).toHaveCount(0);
    await expect(step(page, 3)).toHaveAttribute("aria-expanded", "false");
    const saved = page.waitForResponse((response) => response.request().method() === "PATCH");
    await page.keyboard.press("o");
    await expect(step(page, 4)).toBeVisible();
    await saved;
  });
  await test.step("a pruned branch comes back with undo", async () => {
    await page.getByRole("button", { name: "Delete this step and all that hangs on it" }).click();
    await expect(step(page, 4)).toHaveCount(0);
    await expect(step(page, 2)).toHaveAttribute("aria-selected", "true");
    await undo(page).click();
    await expect(step(page, 3)).toHaveAttribute("aria-selected", "true");
    await expect(step(page, 4)).toBeVisible();
    await expect(page.getByText("The branch of step 3 is back")).toBeAttached();
  });
  await test.step("the children of a deleted step hang on its parent", async () => {
    await expect(page.getByTestId("viewer-image")).toHaveAttribute("alt", /^Step 3:/);
    await step(page, 3).focus();
    await page.keyboard.press("Delete");
    await expect(step(page, 2)).toBeFocused();
    await expect(step(page, 4)).toHaveAccessibleName(/branch of step 1/);
  });
});

test("what arrives neither moves what is looked at nor takes the selection", async ({ page }) => {
  await beginSession(page, "a lighthouse");
  // Nothing can arrive before somebody looks elsewhere.
  await setPaused(page, true);
  await ask(page, "warmer light");
  await step(page, 1).click();
  await setPaused(page, false);
  const before = await step(page, 1).boundingBox();
  await expect(step(page, 2)).toHaveAccessibleName(/, succeeded/, { timeout: 30_000 });
  expect(await step(page, 1).boundingBox()).toEqual(before);
  await expect(step(page, 1)).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(step(page, 2)).toHaveAttribute("aria-selected", "true");
});

test("a phone has the tree one tap away", async ({ page }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 390, height: 844 });
  await growTree(page);
  await page.getByRole("button", { name: "Tree", exact: true }).click();
  const tree = page.getByRole("tree", { name: "Steps of this session" });
  await tree.getByRole("treeitem", { name: /^Step 2,/ }).click();
  await expect(tree).toBeHidden();
  await expect(page.getByTestId("viewer-image")).toHaveAttribute("alt", /^Step 2:/);
});
