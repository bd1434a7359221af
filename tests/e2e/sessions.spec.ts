import { expect, type Page, test } from "@playwright/test";
import { ask, generate, seeStep, signUp } from "./people.ts";

const cards = (page: Page) => page.locator("[data-session]");
const card = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

async function startSession(page: Page, words: string): Promise<void> {
  await ask(page, words);
  await page.waitForURL(/\/images\/ses_/);
  await seeStep(page, 1);
}

async function makeSessions(page: Page, ...titles: string[]): Promise<void> {
  const origin = new URL(page.url()).origin;
  for (const title of titles)
    await page.request.post("/api/images/sessions", { data: { title }, headers: { origin } });
  await page.goto("/images");
  await expect(cards(page)).toHaveCount(titles.length);
}

test("a search shows the step that was found, keeps its words in the address, and opens that step", async ({
  page,
}) => {
  await signUp(page);
  await startSession(page, "a red fox in fog");
  await generate(page, "with an old lighthouse", 2);
  await generate(page, "warmer", 3);
  await page.goto("/images");
  const search = page.getByLabel("Search sessions");
  // The list is drawn by the server and begins to react a little later: what is typed meanwhile counts.
  await search.fill("zebra");
  await expect(page.getByText("Nothing found for “zebra”")).toBeVisible();
  await search.fill("lightho");
  await expect(page.locator("mark")).toHaveText("lighthouse");
  await expect(page).toHaveURL(/\?q=lightho$/);
  await page.reload();
  await expect(search).toHaveValue("lightho");
  await cards(page).click();
  await expect(page.getByTestId("step-2")).toHaveAttribute("aria-current", "step");
});

test("several sessions are deleted at once, the neighbour has the focus, and undo brings them back", async ({
  page,
}) => {
  await signUp(page);
  await makeSessions(page, "First", "Second", "Third", "Fourth");
  await expect(async () => {
    await page.getByRole("checkbox", { name: "Select Fourth" }).check({ timeout: 1000 });
  }).toPass();
  await page.getByRole("checkbox", { name: "Select Second" }).click({ modifiers: ["Shift"] });
  await expect(page.getByRole("region", { name: "Selected sessions" })).toContainText("3 sessions");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);

  await card(page, "Fourth").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("x");
  await page.keyboard.press("Delete");
  await expect(cards(page)).toHaveCount(2);
  await expect(card(page, "First")).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(cards(page)).toHaveCount(4);
});

test("what is in the trash is restored from there, or deleted for ever after a question", async ({
  page,
}) => {
  await signUp(page);
  await makeSessions(page, "Keep", "Lose");
  for (const name of ["Keep", "Lose"]) {
    const menu = page.getByRole("button", { name: `Actions for ${name}` });
    await expect(async () => {
      await menu.click();
      await page.getByRole("menuitem", { name: "Delete" }).click({ timeout: 2000 });
    }).toPass();
    await expect(card(page, name)).toHaveCount(0);
  }
  await page.goto("/images/trash");
  await page.getByRole("button", { name: "Restore Keep" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Keep" })).toHaveCount(0);
  await page.getByRole("button", { name: "Delete Lose for ever" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete for ever" }).click();
  await expect(page.getByText("The trash is empty", { exact: true }).first()).toBeVisible();
  await page.goto("/images");
  await expect(cards(page)).toHaveCount(1);
});
