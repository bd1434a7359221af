import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { generate, seeStep, signIn, signOut, signUpByHand } from "./people.ts";

// A recording of every step, with pictures, for `npx playwright show-trace`.
test.use({ trace: "on" });

type Step = {
  stepNumber: number;
  parentGenerationId: string | null;
  id: string;
  operation: string;
  outputs: { url: string }[];
};

/** What the server knows of the session that is open, oldest first. */
async function stepsOf(page: Page): Promise<Step[]> {
  const sessionId = new URL(page.url()).pathname.split("/").at(-1);
  const answer = await page.request.get(`/api/images/sessions/${sessionId}`);
  return (await answer.json()).generations.reverse();
}

async function photo(): Promise<Buffer> {
  const stripes = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#3a7d44"/>
     <rect y="160" width="640" height="160" fill="#e0a030"/><circle cx="320" cy="240" r="90" fill="#2050b0"/></svg>`,
  );
  return await sharp(stripes).jpeg({ quality: 92 }).toBuffer();
}

async function rawPixels(bytes: Buffer): Promise<Buffer> {
  return await sharp(bytes).removeAlpha().toColourspace("srgb").raw().toBuffer();
}

async function paintStroke(page: Page): Promise<void> {
  const stage = page.getByRole("dialog").locator("canvas");
  const box = await stage.boundingBox();
  if (!box) throw new Error("The mask editor has no size");
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.5, { steps: 8 });
  await page.mouse.up();
}

test("a person signs up, makes a picture, iterates, branches, edits a photo with a mask, and finds it all again", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const account = await signUpByHand(page);

  await test.step("a prompt becomes a picture", async () => {
    await expect(page.getByPlaceholder("Describe the image you want to create…")).toBeFocused();
    await page.getByLabel("Prompt", { exact: true }).fill("a lighthouse on a cliff at dusk, watercolor");
    await page.getByRole("button", { name: "Generate" }).click();
    await page.waitForURL(/\/images\/ses_/);
    await seeStep(page, 1);
  });
  await test.step("the picture is the source of the next", () => generate(page, "warmer, add a moon", 2));
  await test.step("a branch from the first", async () => {
    await page.getByTestId("step-1").click();
    await page.getByRole("button", { name: "Iterate from this image" }).click();
    await generate(page, "at night, add stars", 3);
    const [first, second, third] = await stepsOf(page);
    expect(second?.parentGenerationId).toBe(first?.id);
    expect(third?.parentGenerationId).toBe(first?.id);
  });
  await test.step("only what is painted of an uploaded photo changes", async () => {
    const original = await photo();
    await page
      .getByLabel("Choose a picture")
      .setInputFiles({ name: "IMG 1.jpg", mimeType: "image/jpeg", buffer: original });
    await expect(page.getByText("Your picture")).toBeVisible();
    await page.getByRole("button", { name: "Paint a mask", exact: true }).click();
    await paintStroke(page);
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByText("Only this part changes")).toBeVisible();
    await generate(page, "black and white", 4);
    await expectOnlyTheMiddleChanged(page);
  });
  await test.step("everything is there after a reload", async () => {
    await page.reload();
    for (const step of [1, 2, 3, 4]) await expect(page.getByTestId(`step-${step}`)).toBeVisible();
    await expect(page.getByTestId("viewer-image")).toBeVisible();
  });
  await test.step("and after signing out and in, from the address of the session", async () => {
    const address = page.url();
    await signOut(page);
    await page.goto(address);
    await expect(page).toHaveURL(/\/sign-in/);
    await signIn(page, account);
    await page.waitForURL(address);
    await expect(page.getByTestId("step-4")).toHaveAttribute("aria-current", "step");
    expect(await stepsOf(page)).toMatchObject([
      { operation: "text-to-image" },
      { operation: "image-to-image" },
      { operation: "image-to-image" },
      { operation: "inpaint", parentGenerationId: null },
    ]);
  });
});

/** Compares the newest output with its source as the server has them: a corner of 640 × 100 pixels and the centre. */
async function expectOnlyTheMiddleChanged(page: Page): Promise<void> {
  const step = (await stepsOf(page)).at(-1) as
    | (Step & { inputs: { role: string; url: string }[] })
    | undefined;
  const source = step?.inputs.find(({ role }) => role === "input");
  const pixels = async (url = "") => rawPixels(await (await page.request.get(url)).body());
  const [before, after] = [await pixels(source?.url), await pixels(step?.outputs[0]?.url)];
  expect(after.length).toBe(before.length);
  const row = 640 * 3;
  expect(after.subarray(0, 100 * row).equals(before.subarray(0, 100 * row))).toBe(true);
  const centre = 240 * row + 320 * 3;
  expect(after.subarray(centre, centre + 3).equals(before.subarray(centre, centre + 3))).toBe(false);
}
