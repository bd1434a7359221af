import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import type { GenerationView } from "#lib/images/views.ts";
import { ask, seeStep, signUp } from "./people.ts";

const stage = (page: Page) => page.getByRole("application", { name: "Mask on the picture" });
const spoken = (page: Page) => page.getByRole("dialog").getByRole("status").last();

async function showPicture(page: Page): Promise<void> {
  await signUp(page);
  await ask(page, "a lighthouse on a cliff");
  await page.waitForURL(/\/images\/ses_/);
  await seeStep(page, 1);
}

/** Draws over the picture, at parts of the stage's width and height. */
async function paint(page: Page, ...points: [number, number][]): Promise<void> {
  const box = await stage(page).boundingBox();
  if (!box) throw new Error("There is nothing to paint on");
  const [[x, y] = [0, 0], ...rest] = points;
  await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
  await page.mouse.down();
  for (const [toX, toY] of rest) {
    await page.mouse.move(box.x + box.width * toX, box.y + box.height * toY, { steps: 4 });
  }
  await page.mouse.up();
}

async function pixelsOf(page: Page, url: string, colours: "srgb" | "b-w" = "srgb") {
  const response = await page.request.get(url);
  return await sharp(await response.body())
    .removeAlpha()
    .toColourspace(colours)
    .raw()
    .toBuffer({ resolveWithObject: true });
}

async function readStep(page: Page, step: number): Promise<GenerationView> {
  const sessionId = new URL(page.url()).pathname.split("/").at(-1);
  const response = await page.request.get(`/api/images/sessions/${sessionId}`);
  const { generations } = (await response.json()) as { generations: GenerationView[] };
  const found = generations.find(({ stepNumber }) => stepNumber === step);
  if (!found) throw new Error(`There is no step ${step}`);
  return found;
}

test("what is painted is kept, sent, and all that changes", async ({ page }) => {
  await showPicture(page);
  await page.getByRole("button", { name: "Change only a part" }).click();
  // Out of the picture and back, and a second stroke that is taken back alone.
  await paint(page, [0.45, 0.3], [0.5, -0.2], [0.55, 0.3]);
  await paint(page, [0.45, 0.9], [0.55, 0.9]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(spoken(page)).toHaveText("Undone");
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();

  await page.keyboard.press("u");
  await page.keyboard.press("ArrowRight");
  await expect(spoken(page)).toHaveText(/^Rectangle, 512 by 512 pixels, 256 from the left/);
  for (let press = 0; press < 20; press++) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(spoken(page)).toHaveText(/^Rectangle added/);

  // Closed without saving, and gone on with after a reload.
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByTestId("mask-overlay")).toBeVisible();
  await page.reload();
  await expect(page.getByTestId("mask-overlay")).toBeVisible();
  // A page that was just reloaded does not react to its first click yet.
  await expect(async () => {
    await page.getByRole("button", { name: "Edit the mask" }).click();
    await stage(page).focus({ timeout: 3000 });
  }).toPass();
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(spoken(page)).toHaveText("Done again");
  await page.keyboard.press("Shift+F");
  await page.keyboard.press("Escape");

  // Sent at once, while the newest stroke may not have been baked.
  await ask(page, "a red balloon");
  await seeStep(page, 2);
  const { inputs, outputs } = await readStep(page, 2);
  const [source, mask] = [
    inputs.find(({ role }) => role === "input"),
    inputs.find(({ role }) => role === "mask"),
  ];
  if (!source || !mask || !outputs[0]) throw new Error("The step lacks a picture");
  const response = await page.request.get(`/api/images/assets/${mask.id}/strokes`);
  const { strokes } = await response.json();
  expect(strokes.strokes.map(({ kind }: { kind: string }) => kind)).toEqual([
    "brush",
    "rectangle",
    "feather",
  ]);

  const painted = await pixelsOf(page, mask.url, "b-w");
  const before = await pixelsOf(page, source.url);
  const after = await pixelsOf(page, outputs[0].url);
  expect(painted.info).toMatchObject({ width: 1024, height: 1024, channels: 1 });
  // Fades where it was feathered: neither painted nor not.
  expect(painted.data.some((value) => value > 60 && value < 200)).toBe(true);
  let [outside, changedOutside, changedInside] = [0, 0, 0];
  for (let pixel = 0; pixel < painted.data.length; pixel++) {
    const at = pixel * before.info.channels;
    const to = pixel * after.info.channels;
    const changed = [0, 1, 2].some((channel) => before.data[at + channel] !== after.data[to + channel]);
    if (painted.data[pixel] === 0) outside += 1;
    if (changed && painted.data[pixel] === 0) changedOutside += 1;
    if (changed && painted.data[pixel] === 255) changedInside += 1;
  }
  expect(outside).toBeGreaterThan(300_000);
  expect(changedOutside).toBe(0);
  expect(changedInside).toBeGreaterThan(10_000);
});

test("a picture is extended, and what is new is the mask of the next step", async ({ page }) => {
  await showPicture(page);
  await page.getByRole("button", { name: "Extend the picture" }).click();
  const side = page.getByRole("slider", { name: "Extend right" });
  await side.focus();
  for (let press = 0; press < 4; press++) await side.press("Shift+ArrowRight");
  await expect(page.getByText("1024 × 1024 → 1280 × 1024")).toBeVisible();
  await page.getByRole("button", { name: "Extend", exact: true }).click();
  await expect(page.getByRole("button", { name: "Edit the mask" })).toBeVisible();
  await ask(page, "more sea");
  await seeStep(page, 2);
  const { parentGenerationId, outputs } = await readStep(page, 2);
  expect(outputs[0]).toMatchObject({ width: 1280, height: 1024 });
  expect(parentGenerationId).toBe((await readStep(page, 1)).id);
});
