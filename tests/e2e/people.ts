import { randomInt, randomUUID } from "node:crypto";
import { type APIResponse, expect, type Page, test } from "@playwright/test";

export type Account = { name: string; email: string; password: string };

function newAccount(): Account {
  return { name: "Ada Lovelace", email: `${randomUUID()}@example.test`, password: "a long enough password" };
}

/** Makes an account without its page and ends on /images. It has closed the tips, unless they are wanted. */
export async function signUp(
  page: Page,
  account = newAccount(),
  { tips = false }: { tips?: boolean } = {},
): Promise<Account> {
  await makeAccount(page, account);
  if (!tips) await closeTips(page);
  await page.goto("/images");
  return account;
}

/** As `signUp`, the way a person does it. */
export async function signUpByHand(page: Page): Promise<Account> {
  const account = newAccount();
  await comeFromSomewhere(page);
  await page.goto("/sign-up?next=/images");
  await page.getByLabel("Name").fill(account.name);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("/images");
  await closeTips(page);
  return account;
}

/** A new person in a session of theirs, whose first step is done. Its square picture is small, and so is what comes of it. */
export async function beginSession(page: Page, prompt: string): Promise<void> {
  await makeAccount(page, newAccount());
  await closeTips(page);
  const { sessionId } = await (await send(page, "post", "/api/images/sessions", {})).json();
  const params = { width: 512, height: 512 };
  const wanted = { sessionId, provider: "sketch", model: "sketch-1", prompt, params };
  await send(page, "post", "/api/images/generate", wanted);
  await page.goto(`/images/${sessionId}`);
  await seeStep(page, 1);
}

async function makeAccount(page: Page, account: Account): Promise<void> {
  await comeFromSomewhere(page);
  await send(page, "post", "/api/auth/sign-up/email", account);
}

/** Only so many accounts may be made from one address. */
async function comeFromSomewhere(page: Page): Promise<void> {
  const address = ["10", ...Array.from({ length: 3 }, () => randomInt(256))].join(".");
  await page.context().setExtraHTTPHeaders({ "x-forwarded-for": address });
}

async function closeTips(page: Page): Promise<void> {
  await send(page, "patch", "/api/images/preferences", { dismissedTips: ["iterate", "branch", "history"] });
}

/** What a page of the studio sends. */
async function send(page: Page, method: "post" | "patch", path: string, data: object): Promise<APIResponse> {
  const origin = test.info().project.use.baseURL ?? "";
  const answer = await page.request[method](path, { headers: { origin }, data });
  expect(answer.ok(), `${path} answers ${answer.status()}`).toBe(true);
  return answer;
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
  await ask(page, prompt);
  await seeStep(page, step);
}

/** Types into the prompt box and sends it. */
export async function ask(page: Page, prompt: string): Promise<void> {
  const box = page.getByLabel("Prompt", { exact: true });
  await box.fill(prompt);
  // Before the page reacts it takes words, and no keys.
  await expect(page.getByRole("button", { name: "Generate" })).toBeEnabled();
  await box.press("ControlOrMeta+Enter");
}

export async function seeStep(page: Page, step: number): Promise<void> {
  await expect(page.getByTestId(`step-${step}`)).toHaveAccessibleName(/, succeeded/i, { timeout: 30_000 });
  await expect(page.getByTestId("viewer-image")).toBeVisible();
}
