import { expect, type Page, test } from "@playwright/test";
import { beginSession, generate } from "./people.ts";

const comparison = (page: Page, name: string) => page.getByRole("region", { name });
const mode = (page: Page, name: string) =>
  page.getByRole("group", { name: "How to compare" }).getByRole("button", { name, exact: true });

async function makeTwoSteps(page: Page): Promise<void> {
  await beginSession(page, "a lighthouse on a cliff");
  await generate(page, "a lighthouse at night", 2);
}

test("any two pictures are compared in every way, by keyboard alone once they are chosen", async ({
  page,
}) => {
  await makeTwoSteps(page);
  const said = page.getByRole("status");
  await page.getByTestId("step-1").click({ modifiers: ["Alt"] });
  await expect(comparison(page, "Step 2 compared with step 1")).toBeVisible();

  const divider = page.getByRole("slider", { name: "Divider" });
  await divider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(divider).toHaveAttribute("aria-valuetext", "52 % Step 2, 48 % Step 1");
  await page.keyboard.press("Home");
  await expect(divider).toHaveAttribute("aria-valuenow", "0");
  await page.keyboard.press("c");
  await expect(comparison(page, "Step 1 compared with step 2")).toBeVisible();

  await page.keyboard.press("m");
  await expect(mode(page, "Side by side")).toHaveAttribute("aria-pressed", "true");
  await expect(said.filter({ hasText: "Side by side: Step 1 first, step 2 second" })).toBeAttached();
  await page.keyboard.press("m");
  const second = page.getByTestId("compared").getByRole("img", { name: /^Step 2:/ });
  await expect(second).toBeHidden();
  await page.keyboard.down("x");
  await expect(second).toBeVisible();
  await page.keyboard.up("x");
  await expect(second).toBeHidden();
  await page.keyboard.press("m");
  await expect(page.getByRole("slider", { name: "How much of Step 2 is seen, in percent" })).toBeVisible();
  await page.keyboard.press("m");
  await expect(said.filter({ hasText: /^\d.* of the picture differs visibly\.$/ })).toBeVisible();

  await page.keyboard.press("i");
  await expect(page.getByRole("row", { name: /^Strength/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("compared")).toBeHidden();
  await expect(page.getByTestId("viewer-image")).toBeVisible();
});

test("two pictures of a contact sheet are compared", async ({ page }) => {
  await makeTwoSteps(page);
  await page.getByRole("region", { name: "Picture", exact: true }).click();
  await page.keyboard.press("Shift+C");
  const sheet = page.getByRole("region", { name: "Contact sheet" });
  await sheet.getByRole("button", { name: "Tick step 1" }).click();
  await sheet.getByRole("button", { name: "Tick step 2" }).click();
  await sheet.getByRole("button", { name: "Compare two" }).click();
  await expect(comparison(page, "Step 1 compared with step 2")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("everything of a comparison is reached by touch", async ({ page }) => {
    await makeTwoSteps(page);
    await page.getByRole("button", { name: "More actions" }).tap();
    await page.getByRole("menuitem", { name: "Compare" }).tap();
    await expect(comparison(page, "Step 1 compared with step 2")).toBeVisible();
    for (const name of ["Side by side", "Blink", "One over the other", "Difference", "Slider"]) {
      await mode(page, name).tap();
      await expect(mode(page, name)).toHaveAttribute("aria-pressed", "true");
    }
    await page.getByRole("button", { name: "Swap" }).tap();
    await expect(comparison(page, "Step 2 compared with step 1")).toBeVisible();
    await page.getByRole("button", { name: "Leave the comparison" }).tap();
    await expect(page.getByTestId("viewer-image")).toBeVisible();
  });
});
