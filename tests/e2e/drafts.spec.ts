import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Account, ask, seeStep, signIn, signUp } from "./people.ts";

const prompt = (page: Page) => page.getByLabel("Prompt", { exact: true });

/** The same person at another device. */
async function atAnotherDevice(browser: Browser, account: Account): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in?next=/images");
  await signIn(page, account);
  await page.waitForURL("/images");
  return page;
}

test("what is typed is there in another window and at another device", async ({ page, context, browser }) => {
  const account = await signUp(page);
  const second = await context.newPage();
  await second.goto("/images");
  await prompt(page).fill("a half-typed thou");
  await expect(prompt(second)).toHaveValue("a half-typed thou");
  const device = await atAnotherDevice(browser, account);
  await expect(prompt(device)).toHaveValue("a half-typed thou");
});

test("what is typed before the page reacts can be sent and is kept", async ({ page, context }) => {
  await signUp(page);
  const { promise: mayLoad, resolve: load } = Promise.withResolvers<void>();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await mayLoad;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  // Only what can be seen can be typed into: the page comes in pieces.
  await prompt(page).click();
  await prompt(page).pressSequentially("typed early");
  load();
  await expect(page.getByRole("button", { name: "Generate" })).toBeEnabled({ timeout: 30_000 });
  await expect(prompt(page)).toHaveValue("typed early");
  const second = await context.newPage();
  await second.goto("/images");
  await expect(prompt(second)).toHaveValue("typed early");
});

test("of a prompt changed in two places one is chosen, and the other can be had back", async ({
  page,
  context,
  browser,
}) => {
  const account = await signUp(page);
  const phone = await atAnotherDevice(browser, account);
  await context.setOffline(true);
  await prompt(page).fill("typed in a tunnel");
  await prompt(phone).fill("typed on the phone");
  await expect(page.getByText("You are offline.")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("This prompt was changed in another window")).toBeVisible();
  await expect(prompt(page)).toHaveValue("typed in a tunnel");
  await page.getByRole("button", { name: "Use that one" }).click();
  await expect(prompt(page)).toHaveValue("typed on the phone");
  await page.getByRole("button", { name: "Swap them" }).click();
  await expect(prompt(phone)).toHaveValue("typed in a tunnel");
});

test("earlier prompts come back, and what was typed after them", async ({ page }) => {
  await signUp(page);
  await ask(page, "a fox in the fog");
  await seeStep(page, 1);
  await prompt(page).fill("half a thou");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(prompt(page)).toHaveValue("a fox in the fog");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(prompt(page)).toHaveValue("half a thou");
});

test("a file dropped on “Use as reference” is one, also after a reload", async ({ page }) => {
  await signUp(page);
  await drag(page, "dragenter", "body");
  await drag(page, "drop", "[data-drop-zone=reference]");
  const reference = page.getByRole("button", { name: "Remove this reference" });
  await expect(reference).toBeVisible();
  const saved = page.waitForResponse((answer) => answer.url().includes("/drafts") && answer.ok());
  await prompt(page).fill("in this style");
  await saved;
  await page.reload();
  await expect(reference).toBeVisible();
});

/** What a browser does when a small picture is dragged from outside. */
async function drag(page: Page, type: "dragenter" | "drop", target: string): Promise<void> {
  await page.locator(target).evaluate(async (element, name) => {
    const canvas = new OffscreenCanvas(64, 64);
    canvas.getContext("2d")?.fillRect(0, 0, 32, 32);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([await canvas.convertToBlob()], "style.png", { type: "image/png" }));
    element.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
  }, type);
}
