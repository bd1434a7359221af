import sharp from "sharp";
import { glowDefinition } from "./ink.ts";
import { drawFlock, drawSubjects } from "./placement.ts";
import { fromRaster, type Raster, toRaster } from "./raster.ts";
import type { Scene } from "./scene.ts";
import { discPlace, drawDisc, drawStars } from "./sky.ts";
import type { Stage } from "./stage.ts";
import { drawFrontWeather, drawSkyWeather } from "./weather.ts";

/** Words that ask for something new, even in "add the moon". */
const ADDITION = /\b(add|put|insert|include|place|draw|another)\b/i;

/** The scene with only those things that an edit puts on top of a picture. */
export function overlayScene(scene: Scene, prompt: string, masked: boolean): Scene {
  if (masked || ADDITION.test(prompt)) return scene;
  return { ...scene, subjects: scene.subjects.filter((subject) => !subject.definite) };
}

export function hasOverlays({ subjects, weathers }: Scene): boolean {
  return subjects.length > 0 || [...weathers].some((weather) => weather !== "clouds");
}

/** Draws the things of the stage's scene onto a picture. `focused`: they fill it, as in a masked part. */
export async function drawOver(raster: Raster, stage: Stage, focused: boolean): Promise<Raster> {
  const { width, height } = raster;
  // A vector of a very large picture would take long: it is drawn smaller and scaled up.
  const scale = Math.min(1, 2048 / Math.max(width, height));
  const size = `width="${Math.max(1, Math.round(width * scale))}" height="${Math.max(1, Math.round(height * scale))}"`;
  const box = `viewBox="0 0 ${stage.width} ${stage.height}" preserveAspectRatio="none"`;
  const content = glowDefinition(stage.palette.glow) + drawThings(stage, focused);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box}>${content}</svg>`;
  const layer = await sharp(Buffer.from(svg))
    .resize(width, height, { fit: "fill" })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return toRaster(fromRaster(raster).composite([{ input: layer }]));
}

function drawThings(stage: Stage, focused: boolean): string {
  const names = stage.scene.subjects.map(({ name }) => name);
  const { width, height } = stage;
  const centered = { x: width / 2, y: height / 2, r: Math.min(width, height) * 0.26 };
  const place = focused ? centered : { ...discPlace(stage), r: 76 };
  const room = focused
    ? { water: null, ground: 0.94, centered: true, tall: 0.78 }
    : { water: null, ground: 0.94 };
  return (
    drawSkyWeather(stage) +
    (names.includes("stars") ? drawStars(stage) : "") +
    (names.includes("sun") ? drawDisc({ ...stage, dark: false }, place) : "") +
    (names.includes("moon") ? drawDisc({ ...stage, dark: true }, place) : "") +
    drawFlock(stage, names.includes("birds") ? 11 : 0) +
    drawSubjects(stage, room) +
    drawFrontWeather(stage)
  );
}
