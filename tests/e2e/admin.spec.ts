import { expect, type Locator, type Page, test } from "@playwright/test";
import { type FakeComfyUi, startFakeComfyUi } from "#tests/fakes/comfyui.ts";
import { type FakeOpenAi, startFakeOpenAi } from "#tests/fakes/openai.ts";
import { expectNothingFound } from "./axe.ts";
import { ask, seeStep, signUp } from "./people.ts";

const KEY = "sk-that-must-not-come-back-4711-Q7zz";
const WRONG_KEY = "sk-a-mistaken-one-that-is-no-use-0815";
const PASSWORD = "a long enough password";

/** As Export (API) writes it, but for one mark. */
function graph(mark: string): object {
  return {
    "3": {
      class_type: "KSampler",
      inputs: {
        ...{ seed: 1, steps: 3, cfg: 5, sampler_name: "euler", scheduler: "normal", denoise: 1 },
        ...{ model: ["4", 0], positive: ["6", 0], negative: ["7", 0], latent_image: ["5", 0] },
      },
    },
    "4": { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: "sd_xl_base_1.0.safetensors" } },
    "5": { class_type: "EmptyLatentImage", inputs: { width: 256, height: 256, batch_size: 1 } },
    "6": { class_type: "CLIPTextEncode", inputs: { text: mark, clip: ["4", 1] } },
    "7": { class_type: "CLIPTextEncode", inputs: { text: "blurry", clip: ["4", 1] } },
    "8": { class_type: "VAEDecode", inputs: { samples: ["3", 0], vae: ["4", 2] } },
    "9": { class_type: "SaveImage", inputs: { filename_prefix: "mine", images: ["8", 0] } },
  };
}

/** The texts of all that the server answers from now on. */
function listen(page: Page): () => Promise<string[]> {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    // A stream of events ends with the page; a redirect has no body.
    if (response.headers()["content-type"]?.includes("event-stream")) return;
    bodies.push(response.text().catch(() => ""));
  });
  return () => Promise.all(bodies);
}

function cardOf(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
}

async function select(page: Page, label: string, choice: string): Promise<void> {
  await page.getByLabel(label).click();
  await page.getByRole("option", { name: choice, exact: true }).click();
  // It takes the focus back, which nothing that is typed at once would survive.
  await expect(page.getByLabel(label)).toBeFocused();
}

async function act(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("an admin adds a service, tests its key, draws with it and removes it, and never sees the key again", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const openai: FakeOpenAi = await startFakeOpenAi({ apiKey: KEY });
  const heard = listen(page);
  await signUp(page, { name: "Grace Hopper", email: "admin-1@example.test", password: PASSWORD });
  await page.goto("/admin/providers");
  const card = cardOf(page, "Our account");

  await test.step("a name that is missing is asked for before anything is kept", async () => {
    await page.getByRole("button", { name: "Add a provider" }).click();
    await select(page, "Kind", "OpenAI");
    await page.getByLabel("Address").fill(openai.baseURL);
    await page.getByLabel("Key", { exact: true }).fill(WRONG_KEY);
    await select(page, "OpenAI's own moderation", "Less strict");
    await page.getByLabel("Name").fill("");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByLabel("Name")).toBeFocused();
    await expect(page.getByText("Give it a name.")).toBeVisible();
    await page.getByLabel("Name").fill("Our account");
    await page.getByRole("button", { name: "Add", exact: true }).click();
  });
  await test.step("a wrong key is said, and a right one", async () => {
    await expect(card.getByText("did not accept the API key")).toBeVisible();
    await act(page, "Our account", "Change");
    await expect(page.getByLabel("Key", { exact: true })).toHaveValue("");
    await page.getByLabel("Key", { exact: true }).fill(KEY);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(card.getByText("OpenAI accepts the key")).toBeVisible();
    await expect(card.getByText("key …Q7zz")).toBeVisible();
  });
  await test.step("one of its models makes a picture, with what was set", async () => {
    await page.goto("/images");
    await page.getByRole("button", { name: /^Model:/ }).click();
    const models = page.getByRole("group", { name: "Our account" });
    await models.getByRole("menuitemradio", { name: /GPT Image 1\.5/ }).click();
    await ask(page, "a lighthouse at dawn");
    await page.waitForURL(/\/images\/ses_/);
    await seeStep(page, 1);
    const drawn = openai.requests.find(({ path }) => path.endsWith("/images/generations"));
    expect(drawn?.fields).toMatchObject({ prompt: "a lighthouse at dawn", moderation: "low" });
  });
  const session = page.url();
  await test.step("removed, it is gone from the page, and a step that would use it says so", async () => {
    await page.goto("/admin/providers");
    await act(page, "Our account", "Remove");
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(card).toHaveCount(0);
    await page.goto(session);
    await expect(page.getByText("gpt-image-1.5, which is gone")).toBeVisible();
    await expect(page.getByTestId("viewer-image")).toBeVisible();
  });
  const answers = await heard();
  expect(answers.some((text) => text.includes("Our account"))).toBe(true);
  for (const key of [KEY, WRONG_KEY]) expect(answers.filter((text) => text.includes(key))).toEqual([]);
  await openai.close();
});

test.describe("narrow and dark", () => {
  test.use({ colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a graph of one's own is imported, corrected where it is wrong, and axe finds nothing on the way", async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const comfy: FakeComfyUi = await startFakeComfyUi({});
    const name = "The ComfyUI in the cellar beside the washing machine";
    await signUp(page, { name: "Alan Turing", email: "admin-2@example.test", password: PASSWORD });
    await page.goto("/admin/providers");
    await expectNothingFound(page);
    await page.getByRole("button", { name: "Add a provider" }).click();
    await select(page, "Kind", "ComfyUI");
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Address").fill(comfy.baseURL);
    await choose(page, "portrait.json", graph("{{promt}}"));
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByText("Node 6 (CLIPTextEncode), text: {{promt}} means nothing.")).toBeVisible();
    await expect(page.getByLabel("Name of the graph")).toBeFocused();
    await expectNothingFound(page);

    await choose(page, "portrait.json", graph("{{prompt}}, film grain"));
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const card = cardOf(page, name);
    await expect(card.getByText("1 graph of your own")).toBeVisible();
    await expectNothingFound(page);
    await expectNoSideways(page);
    await act(page, name, "Change");
    await expect(page.getByText("Takes prompt, seed, width, height")).toBeVisible();
    await expectNothingFound(page);
    await page.keyboard.press("Escape");
    await act(page, name, "Turn off");
    await expect(card.getByText("Off", { exact: true })).toBeVisible();
    await expectNothingFound(page);
    await comfy.close();
  });

  test("a person brings a key of their own, of which nothing comes back", async ({ page }) => {
    const heard = listen(page);
    await signUp(page);
    expect((await page.goto("/admin/providers"))?.status()).toBe(404);
    await page.goto("/settings/keys");
    await expect(page.getByText("No key yet")).toBeVisible();
    await expectNothingFound(page);
    await page.getByRole("button", { name: "Add a key" }).click();
    await select(page, "Kind", "fal");
    // Where a vendor is called is not for everybody to say.
    await expect(page.getByLabel("Address")).toHaveCount(0);
    await page.getByLabel("Name", { exact: true }).fill("Mine");
    await page.getByLabel("Key", { exact: true }).fill(KEY);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const card = cardOf(page, "Mine");
    // Without the internet it is not reached, and with it this key is wrong.
    await expect(card.getByText(/could not be reached|did not accept/)).toBeVisible({ timeout: 20_000 });
    await expectNothingFound(page);
    await page.reload();
    await expect(card.getByText("key …Q7zz")).toBeVisible();
    await act(page, "Mine", "Remove");
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByText("No key yet")).toBeVisible();
    const answers = await heard();
    expect(answers.some((text) => text.includes("Q7zz"))).toBe(true);
    expect(answers.filter((text) => text.includes(KEY))).toEqual([]);
  });
});

async function choose(page: Page, name: string, content: object): Promise<void> {
  const buffer = Buffer.from(JSON.stringify(content));
  await page.getByLabel("Choose a graph").setInputFiles({ name, mimeType: "application/json", buffer });
}

async function expectNoSideways(page: Page): Promise<void> {
  const past = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(past).toBe(0);
}
