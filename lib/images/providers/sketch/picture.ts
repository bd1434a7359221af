import { drawAbstract } from "./abstract.ts";
import { mix } from "./color.ts";
import { glowDefinition } from "./ink.ts";
import { drawGrass, drawHills, drawMist, drawPeak, drawRanges } from "./land.ts";
import { bust } from "./people.ts";
import { drawFlock, drawSubjects } from "./placement.ts";
import { drawCity, drawDesert, drawForest } from "./places.ts";
import { bouquet } from "./plants.ts";
import { isAbstract, type Scene } from "./scene.ts";
import { discPlace, drawSky } from "./sky.ts";
import type { Stage } from "./stage.ts";
import { COLORS, type Place, type Subject } from "./vocabulary.ts";
import { drawWater } from "./water.ts";
import { drawFrontWeather, drawSkyWeather } from "./weather.ts";
import { drawInterior, drawSpace, drawStudio, drawUnderwater } from "./worlds.ts";

type Backdrop = Place | "abstract";

/** Where a thing is expected when the prompt names no place. */
const HOMES: Partial<Record<Subject, Place>> = {
  boat: "sea",
  lighthouse: "sea",
  bridge: "sea",
  palm: "sea",
  umbrella: "sea",
  birds: "sea",
  whale: "underwater",
  fish: "underwater",
  jellyfish: "underwater",
  rocket: "space",
  planet: "space",
  teapot: "interior",
  cup: "interior",
  fruit: "interior",
  flower: "interior",
  cactus: "desert",
  car: "city",
  mushroom: "forest",
  owl: "forest",
  deer: "forest",
  pine: "forest",
  castle: "mountains",
  tent: "mountains",
  campfire: "mountains",
  balloon: "mountains",
  plane: "mountains",
  person: "portrait",
};

const PRIORITY: readonly Place[] = [
  "underwater",
  "space",
  "portrait",
  "interior",
  "city",
  "desert",
  "forest",
  "sea",
  "mountains",
  "meadow",
];

/** The whole picture as SVG. No text in it: fonts differ from machine to machine. */
export function drawPicture(stage: Stage): string {
  const { width, height } = stage;
  const size = `viewBox="0 0 ${width} ${height}" preserveAspectRatio="none"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${glowDefinition(stage.palette.glow)}${drawBackdrop(stage, chooseBackdrop(stage))}</svg>`;
}

function chooseBackdrop(stage: Stage): Backdrop {
  const { scene } = stage;
  if (isAbstract(scene)) return "abstract";
  const named = PRIORITY.find((place) => scene.places.has(place));
  if (named) return named;
  const [first, ...others] = scene.subjects;
  const home = first && HOMES[first.name];
  const outdoors = others.some(({ name }) => !HOMES[name] || HOMES[name] === "sea");
  const sky = scene.weathers.size > 0 || (scene.time !== undefined && scene.time !== "night");
  if (home && ["interior", "portrait", "space"].includes(home) && (outdoors || sky)) return "meadow";
  if (home === "interior" && (first?.count ?? 1) > 1 && first?.name === "flower") return "meadow";
  if (home) return home;
  if (scene.subjects.length > 0 && first?.name !== "moon" && first?.name !== "sun" && first?.name !== "stars")
    return "meadow";
  return stage.random("backdrop").pick(["sea", "mountains", "mountains", "meadow"] as const);
}

function drawBackdrop(stage: Stage, backdrop: Backdrop): string {
  switch (backdrop) {
    case "abstract":
      return drawAbstract(stage);
    case "underwater":
      return drawUnderwater(stage) + drawSubjects(stage, { water: null, ground: 0.9, floating: true });
    case "space":
      return drawSpace(stage) + drawSubjects(stage, { water: null, ground: 0.9, floating: true });
    case "interior":
      return (
        drawInterior(stage) +
        drawSubjects(stage, { water: null, ground: 0.83, centered: true, zoom: 1.15 }, { flower: bouquet })
      );
    case "portrait":
      return (
        drawStudio(stage) +
        drawSubjects(
          posing(stage),
          { water: null, ground: 1.01, centered: true, zoom: 1.15, posed: true },
          { person: bust },
        )
      );
    default:
      return drawOutdoors(stage, backdrop);
  }
}

function drawOutdoors(stage: Stage, place: Place): string {
  const { scene } = stage;
  const birds = scene.subjects.some(({ name }) => name === "birds")
    ? 11
    : place === "sea" && !scene.excluded.has("birds") && !stage.dark
      ? 4
      : 0;
  const sky = drawSky(stage) + drawSkyWeather(stage);
  return sky + drawLand(stage, place) + drawFlock(stage, birds) + drawFrontWeather(stage);
}

function drawLand(stage: Stage, place: Place): string {
  const { scene, height, horizon, random } = stage;
  const mountains = scene.places.has("mountains") || place === "mountains";
  const snowy = scene.season === "winter" || scene.weathers.has("snow");
  const calm = scene.style === "minimal";
  const ranges = drawRanges(stage, calm ? 1 : mountains ? 3 : 2, height * (mountains ? 0.3 : 0.13));
  const peak =
    mountains && !calm ? drawPeak(stage, peakColumn(stage), height * random("rise").between(0.3, 0.4)) : "";
  const wet = scene.places.has("sea") || place === "sea";
  if (place === "desert")
    return ranges + drawDesert(stage) + drawSubjects(stage, { water: null, ground: 0.88 });
  if (place === "forest")
    return (
      ranges +
      peak +
      drawForest(stage, horizon, height * 0.9) +
      drawSubjects(stage, { water: null, ground: 0.97 })
    );
  if (place === "city") return drawCityscape(stage, wet);
  if (wet) return drawShore(stage, ranges + peak, snowy);
  const hills = drawHills(stage, calm ? 2 : 3, horizon + 6, snowy);
  const grass = snowy || calm ? "" : drawGrass(stage, height * 0.8, blossoms(scene));
  const air = drawMist(stage, horizon, height * 0.14, 0.45);
  return ranges + peak + air + hills + grass + drawSubjects(stage, { water: null, ground: 0.88 });
}

function drawCityscape(stage: Stage, wet: boolean): string {
  const { height, horizon } = stage;
  const afloat = wet || stage.scene.subjects.some(({ name }) => name === "bridge" || name === "boat");
  if (!afloat) {
    const street = drawHills(stage, 1, height * 0.88, false);
    return drawCity(stage, height * 0.86) + street + drawSubjects(stage, { water: null, ground: 0.94 });
  }
  const skyline = drawCity(stage, horizon);
  return skyline + drawWater(stage, skyline) + drawSubjects(stage, { water: 0.82, ground: 0.9 });
}

function drawShore(stage: Stage, land: string, snowy: boolean): string {
  const { scene, height } = stage;
  const far = scene.style === "minimal" ? "" : land;
  const ashore = scene.subjects.some(
    ({ name }) =>
      ![
        "boat",
        "lighthouse",
        "bridge",
        "whale",
        "fish",
        "jellyfish",
        "sun",
        "moon",
        "stars",
        "birds",
        "kite",
        "balloon",
        "plane",
        "rocket",
        "butterfly",
      ].includes(name),
  );
  const bank = ashore
    ? drawHills(stage, 1, height * 0.84, snowy) + (snowy ? "" : drawGrass(stage, height * 0.88, []))
    : "";
  const air = drawMist(stage, stage.horizon, height * 0.1, 0.4);
  return (
    far +
    drawWater(stage, far) +
    air +
    bank +
    drawSubjects(stage, { water: ashore ? 0.78 : 0.84, ground: 0.93 })
  );
}

function peakColumn(stage: Stage): number {
  const right = discPlace(stage).x < stage.width / 2;
  return stage.width * (right ? 0.64 : 0.36);
}

/** A portrait needs somebody, also when the prompt names nobody. */
function posing(stage: Stage): Stage {
  const { scene } = stage;
  if (scene.subjects.length > 0 || scene.excluded.has("person")) return stage;
  return { ...stage, scene: { ...scene, subjects: [{ name: "person", count: 1 }] } };
}

function blossoms(scene: Scene): string[] {
  const flowers = scene.subjects.find(({ name }) => name === "flower");
  if (!flowers && scene.season !== "spring") return [];
  const color = flowers?.color ?? scene.tints[0];
  if (color) return [color, mix(color, "#ffffff", 0.3), mix(color, "#000000", 0.15)];
  return ["pink", "coral", "white", "yellow", "lavender"].flatMap((name) => COLORS[name] ?? []);
}
