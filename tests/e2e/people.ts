import { randomInt, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";

export type Account = { name: string; email: string; password: string };

function newAccount(): Account {
  return { name: "Ada Lovelace", email: `${randomUUID()}@example.test`, password: "a long enough password" };
}

/** Makes the account through the page and ends on /images. It has closed the tips, unless they are wanted. */
export async function signUp(
  page: Page,
  account = newAccount(),
  { tips = false }: { tips?: boolean } = {},
): Promise<Account> {
  // Only so many accounts may be made from one address.
  await page.context().setExtraHTTPHeaders({ "x-forwarded-for": someAddress() });
  await page.goto("/sign-up?next=/images");
  await page.getByLabel("Name").fill(account.name);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("/images");
  if (!tips) await closeTips(page);
  return account;
}

function someAddress(): string {
  return ["10", ...Array.from({ length: 3 }, () => randomInt(256))].join(".");
}

async function closeTips(page: Page): Promise<void> {
  const response = await page.request.patch("/api/images/preferences", {
    headers: { origin: new URL(page.url()).origin },
    data: { dismissedTips: ["iterate", "branch", "history"] },
  });
  expect(response.ok()).toBe(true);
}

export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /account/i }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
}

/** Types into the prompt box and waits until step `step` is shown with its finished picture. */
export async function generate(page: Page, prompt: string, step: number): Promise<void> {
  await page.getByLabel("Prompt", { exact: true }).fill(prompt);
  await page.keyboard.press("ControlOrMeta+Enter");
  await seeStep(page, step);
}

export async function seeStep(page: Page, step: number): Promise<void> {
  await expect(page.getByTestId(`step-${step}`)).toHaveAccessibleName(/, succeeded/i, { timeout: 30_000 });
  await expect(page.getByTestId("viewer-image")).toBeVisible();
}
