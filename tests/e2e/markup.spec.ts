import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import type { GenerationView } from "#lib/images/views.ts";
import { ask, seeStep, signUp } from "./people.ts";

const stage = (page: Page) => page.getByRole("application", { name: "Instructions on the picture" });
const spoken = (page: Page) => page.getByRole("dialog").getByRole("status").last();
const tray = (page: Page) => page.getByRole("list", { name: "Pictures for this prompt" });

/** A session with a picture, for somebody who has a model of their own that reads drawings. */
async function showPicture(page: Page): Promise<void> {
  await signUp(page);
  const added = await page.request.post("/api/providers", {
    headers: { origin: new URL(page.url()).origin },
    data: { kind: "openai", name: "Mine", apiKey: "sk-0123456789abcdef" },
  });
  expect(added.status()).toBe(201);
  await page.reload();
  await ask(page, "a lighthouse on a cliff");
  await page.waitForURL(/\/images\/ses_/);
  await seeStep(page, 1);
}

async function chooseModel(page: Page, provider: string, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Model: / }).click();
  // By its provider: other tests add some for everybody.
  await page.getByRole("group", { name: provider }).getByRole("menuitemradio", { name }).click();
  await expect(page.getByRole("menu")).toHaveCount(0);
}

/** Draws over the picture, at parts of its width and height: it is a square in the middle of the stage. */
async function drag(page: Page, ...points: [number, number][]): Promise<void> {
  const box = await stage(page).locator("img").boundingBox();
  if (!box) throw new Error("There is nothing to draw on");
  const [[x, y] = [0, 0], ...rest] = points;
  await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
  await page.mouse.down();
  for (const [toX, toY] of rest) {
    await page.mouse.move(box.x + box.width * toX, box.y + box.height * toY, { steps: 4 });
  }
  await page.mouse.up();
}

async function readStep(page: Page, step: number): Promise<GenerationView> {
  const sessionId = new URL(page.url()).pathname.split("/").at(-1);
  const response = await page.request.get(`/api/images/sessions/${sessionId}`);
  const { generations } = (await response.json()) as { generations: GenerationView[] };
  const found = generations.find(({ stepNumber }) => stepNumber === step);
  if (!found) throw new Error(`There is no step ${step}`);
  return found;
}

test("instructions are drawn by pointer and by keys, kept, and sent as they were drawn", async ({ page }) => {
  await showPicture(page);
  await expect(page.getByRole("button", { name: "Draw instructions" })).toHaveCount(0);
  await chooseModel(page, "Mine", "GPT Image 2.6 Flare");
  await tray(page).getByRole("button", { name: "Draw instructions" }).click();
  await expect(stage(page)).toBeFocused();

  await drag(page, [0.2, 0.8], [0.5, 0.5]);
  await page.keyboard.press("p");
  await drag(page, [0.1, 0.1], [0.3, 0.1]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(spoken(page)).toHaveText("Undone");

  // A circle without a pointer, in the next colour.
  await page.keyboard.press("o");
  await page.keyboard.press("c");
  await expect(spoken(page)).toHaveText("Yellow");
  await page.keyboard.press("ArrowRight");
  await expect(spoken(page)).toHaveText(/^Circle, 512 by 512 pixels, 256 from the left/);
  await page.keyboard.press("Enter");
  await expect(spoken(page)).toHaveText(/^Circle added/);

  // Words that nobody placed are kept when the editor is left.
  await page.keyboard.press("t");
  await drag(page, [0.5, 0.9]);
  await page.keyboard.type("a boat");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByTestId("markup-overlay")).toBeVisible();
  await expect(tray(page).getByText("Drawn instructions")).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByTestId("markup-overlay")).toBeVisible();
    await page.getByRole("button", { name: "Edit the drawing" }).click();
    await expect(stage(page).getByText("a boat")).toBeAttached({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("Escape");

  await chooseModel(page, "Built-in sketch", "Sketch");
  await expect(page.getByText(/^Sketch does not read drawings. Choose GPT Image/)).toBeVisible();
  await chooseModel(page, "Mine", "GPT Image 2.6 Flare");
  await ask(page, "put it where the red arrow points");
  // It is shown before the server has it: what was drawn last is saved first.
  await expect(() => readStep(page, 2)).toPass();

  const { inputs, operation } = await readStep(page, 2);
  expect(operation).toBe("image-to-image");
  const markup = inputs.find(({ role }) => role === "markup");
  if (!markup) throw new Error("The step lacks what was drawn");
  const { strokes } = await (await page.request.get(`/api/images/assets/${markup.id}/strokes`)).json();
  expect(strokes.strokes).toMatchObject([
    { kind: "arrow", color: "red" },
    { kind: "ellipse", color: "yellow" },
    { kind: "text", color: "yellow", text: "a boat" },
  ]);
  const overlay = await (await page.request.get(markup.url)).body();
  const { data, info } = await sharp(overlay).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 1024, height: 1024, channels: 4 });
  const pixelAt = (x: number, y: number) => [...data.subarray((y * 1024 + x) * 4, (y * 1024 + x) * 4 + 4)];
  expect(pixelAt(358, 666)).toEqual([0xe5, 0x26, 0x2b, 255]);
  expect(pixelAt(20, 20)).toEqual([0, 0, 0, 0]);
});
