import sharp, { type Color, type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { png } from "./factories.ts";
import { type Person, signUp } from "./http.ts";
import { download, uploaded } from "./uploading.ts";

const RED = { r: 255, g: 0, b: 0 };
const BLUE = { r: 0, g: 0, b: 255 };

function plain(width: number, height: number, background: Color): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** Left half red, right half blue. */
async function twoColored(width = 40, height = 20): Promise<Sharp> {
  const right = await plain(width / 2, height, BLUE)
    .png()
    .toBuffer();
  return sharp(
    await plain(width, height, RED)
      .composite([{ input: right, left: width / 2, top: 0 }])
      .png()
      .toBuffer(),
  );
}

async function store(person: Person, bytes: Buffer, fields?: Record<string, string>): Promise<Buffer> {
  const { assetId } = await uploaded(person, bytes, fields);
  return await download(person, assetId);
}

async function colorAt(bytes: Buffer, left: number, top: number): Promise<number[]> {
  const pixel = sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha();
  return [...(await pixel.toColourspace("srgb").raw().toBuffer())];
}

/** The same for an eye: a lossy format moves a colour a little. */
function expectColor(color: number[], { r, g, b }: { r: number; g: number; b: number }, within = 12): void {
  for (const [index, value] of [r, g, b].entries()) {
    expect(Math.abs((color[index] ?? -1000) - value), `${color} is not ${[r, g, b]}`).toBeLessThanOrEqual(
      within,
    );
  }
}

test.each([
  ["png", "image/png"],
  ["jpeg", "image/jpeg"],
  ["webp", "image/webp"],
  ["avif", "image/png"],
  ["gif", "image/png"],
] as const)(
  "a %s is taken for what its bytes are, whatever its name and type say",
  async (format, mimeType) => {
    const person = await signUp();
    const bytes = await (await twoColored()).toFormat(format).toBuffer();
    const claimed = { name: "../../x.html", type: "text/html" };
    const view = await uploaded(person, bytes, {}, claimed);
    expect(view).toMatchObject({ mimeType, width: 40, height: 20 });
    const stored = await download(person, view.assetId);
    expectColor(await colorAt(stored, 5, 10), RED);
    expectColor(await colorAt(stored, 35, 10), BLUE);
  },
);

test.each(["gif", "webp"] as const)("of an animated %s the first frame is kept", async (format) => {
  const frames = [await plain(20, 20, RED).png().toBuffer(), await plain(20, 20, BLUE).png().toBuffer()];
  const bytes = await sharp(frames, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
  expect((await sharp(bytes).metadata()).pages).toBe(2);
  const stored = await store(await signUp(), bytes);
  expect(await sharp(stored).metadata()).toMatchObject({ width: 20, height: 20 });
  expect((await sharp(stored).metadata()).pages ?? 1).toBe(1);
  expectColor(await colorAt(stored, 10, 10), RED);
});

// Where the left half of the stored pixels is seen, by EXIF 2.3, tag 0x0112.
test.each([
  [1, 40, 20, [5, 10]],
  [2, 40, 20, [35, 10]],
  [3, 40, 20, [35, 10]],
  [4, 40, 20, [5, 10]],
  [5, 20, 40, [10, 5]],
  [6, 20, 40, [10, 5]],
  [7, 20, 40, [10, 35]],
  [8, 20, 40, [10, 35]],
] as const)(
  "a photo of orientation %i is stored upright",
  async (orientation, width, height, [left, top]) => {
    const person = await signUp();
    const bytes = await (await twoColored()).withMetadata({ orientation }).jpeg().toBuffer();
    const view = await uploaded(person, bytes);
    expect(view).toMatchObject({ width, height });
    const stored = await download(person, view.assetId);
    expect(await sharp(stored).metadata()).toMatchObject({ width, height });
    expect((await sharp(stored).metadata()).orientation ?? 1).toBe(1);
    expectColor(await colorAt(stored, left, top), RED);
    expectColor(await colorAt(stored, width - 1 - left, height - 1 - top), BLUE);
  },
);

describe("nothing is kept of a photo but its picture:", () => {
  const exif = {
    IFD0: { Copyright: "SECRET copyright", ImageDescription: "SECRET description" },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100", GPSMapDatum: "SECRET datum" },
  };
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>SECRET place</rdf:RDF></x:xmpmeta>';

  test.each(["jpeg", "png", "webp", "avif"] as const)("%s", async (format) => {
    const photo = (await twoColored()).withExif(exif).withXmp(xmp).toFormat(format);
    const bytes = Buffer.concat([await photo.toBuffer(), Buffer.from("SECRET behind the end")]);
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const stored = await store(await signUp(), bytes);
    const { exif: keptExif, xmp: keptXmp, iptc } = await sharp(stored).metadata();
    expect([keptExif, keptXmp, iptc]).toEqual([undefined, undefined, undefined]);
    expect(stored.includes("SECRET")).toBe(false);
    expect(stored.includes("GPS")).toBe(false);
  });
});

describe("colours stay what they are seen as:", () => {
  const orange = { r: 230, g: 90, b: 30 };

  test.each(["png", "jpeg", "webp"] as const)("a %s in Display P3", async (format) => {
    const wide = await plain(20, 20, orange)
      .withIccProfile("p3")
      .toFormat(format, { quality: 100 })
      .toBuffer();
    const raw = [...(await sharp(wide, { ignoreIcc: true }).raw().toBuffer())].slice(0, 3);
    expect(Math.abs((raw[0] ?? 0) - orange.r), "the file's own numbers are other ones").toBeGreaterThan(8);

    const stored = await store(await signUp(), wide);
    const numbers = await sharp(stored, { ignoreIcc: true }).removeAlpha().raw().toBuffer();
    expectColor([...numbers].slice(0, 3), orange, 5);
  });

  test("a CMYK photo", async () => {
    const print = await plain(20, 20, orange).withIccProfile("cmyk").jpeg({ quality: 100 }).toBuffer();
    expect((await sharp(print).metadata()).space).toBe("cmyk");
    const stored = await store(await signUp(), print);
    expect(await sharp(stored).metadata()).toMatchObject({ space: "srgb", channels: 3 });
    expectColor(await colorAt(stored, 5, 5), { r: 230, g: 90, b: 30 }, 25);
  });

  test("a picture with transparency", async () => {
    const background = { ...RED, alpha: 0.5 };
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 4, background } })
      .png()
      .toBuffer();
    const stored = await store(await signUp(), bytes);
    const [r, g, b, alpha = 0] = await sharp(stored).raw().toBuffer();
    expect([r, g, b]).toEqual([255, 0, 0]);
    expect(Math.abs(alpha - 128)).toBeLessThan(2);
  });

  test("a 16-bit PNG keeps its depth", async () => {
    const deep = await plain(20, 20, orange).toColourspace("rgb16").png().toBuffer();
    const stored = await store(await signUp(), deep);
    expect((await sharp(stored).metadata()).depth).toBe("ushort");
    expectColor(await colorAt(stored, 5, 5), orange, 2);
  });
});

describe("a mask becomes 8-bit gray, 255 where something is to be painted:", () => {
  test.each([
    ["RGB", async () => await (await halves("#000", "#fff")).png().toBuffer()],
    ["16-bit", async () => await (await halves("#000", "#fff")).toColourspace("rgb16").png().toBuffer()],
    ["WebP", async () => await (await halves("#000", "#fff")).webp({ lossless: true }).toBuffer()],
    ["transparent where nothing is", transparentHalf],
  ])("%s", async (_what, make) => {
    const stored = await store(await signUp(), await make(), { role: "mask" });
    const metadata = await sharp(stored).metadata();
    expect(metadata).toMatchObject({ format: "png", channels: 1, depth: "uchar", space: "b-w", width: 40 });
    const pixels = await sharp(stored).toColourspace("b-w").raw().toBuffer();
    expect([pixels[2], pixels[37]]).toEqual([0, 255]);
  });

  async function halves(left: string, right: string): Promise<Sharp> {
    const other = await png(20, 20, right);
    return sharp(
      await plain(40, 20, left)
        .composite([{ input: other, left: 20, top: 0 }])
        .png()
        .toBuffer(),
    );
  }

  async function transparentHalf(): Promise<Buffer> {
    const clear = { create: { width: 40, height: 20, channels: 4 as const, background: "#fff0" } };
    return await sharp(clear)
      .composite([{ input: await png(20, 20, "#fff"), left: 20, top: 0 }])
      .png()
      .toBuffer();
  }
});
