import { bird, butterfly, cat, deer, dog, fish, fox, jellyfish, owl, rabbit, whale } from "./animals.ts";
import { bridge, castle, house, lighthouse, tent, windmill } from "./buildings.ts";
import type { Color } from "./color.ts";
import type { Drawing } from "./ink.ts";
import { campfire, cup, fruit, lantern, planet, robot, snowman, teapot, umbrella } from "./objects.ts";
import { figure } from "./people.ts";
import { cactus, flower, mushroom, palm, pine, tree } from "./plants.ts";
import { balloon, boat, car, kite, plane, rocket } from "./vehicles.ts";
import type { Subject } from "./vocabulary.ts";

export type Figure = {
  draw: Drawing;
  /** Without a color word; null: the palette's accent. */
  color: Color | null;
  stands: "ground" | "water" | "sky";
  /** Its height as a share of the shorter side, when it is what the picture is about. */
  size: number;
};

/** Sun, moon, stars and flocks belong to the sky and are drawn there. */
export type Thing = Exclude<Subject, "sun" | "moon" | "stars" | "birds">;

export const FIGURES: Record<Thing, Figure> = {
  boat: { draw: boat, color: null, stands: "water", size: 0.36 },
  house: { draw: house, color: "#b8523f", stands: "ground", size: 0.3 },
  lighthouse: { draw: lighthouse, color: "#cf4434", stands: "water", size: 0.5 },
  castle: { draw: castle, color: "#a9a3ad", stands: "ground", size: 0.46 },
  windmill: { draw: windmill, color: "#8f4f3d", stands: "ground", size: 0.46 },
  tent: { draw: tent, color: null, stands: "ground", size: 0.34 },
  bridge: { draw: bridge, color: "#b9503f", stands: "water", size: 0.42 },
  tree: { draw: tree, color: "#5d8f4e", stands: "ground", size: 0.5 },
  pine: { draw: pine, color: "#2f6650", stands: "ground", size: 0.5 },
  palm: { draw: palm, color: "#4b8f56", stands: "ground", size: 0.5 },
  cactus: { draw: cactus, color: "#4f8a5b", stands: "ground", size: 0.42 },
  flower: { draw: flower, color: null, stands: "ground", size: 0.5 },
  mushroom: { draw: mushroom, color: "#c9412f", stands: "ground", size: 0.42 },
  cat: { draw: cat, color: "#6d6875", stands: "ground", size: 0.48 },
  dog: { draw: dog, color: "#c4935a", stands: "ground", size: 0.48 },
  fox: { draw: fox, color: "#e0752f", stands: "ground", size: 0.5 },
  rabbit: { draw: rabbit, color: "#b9a491", stands: "ground", size: 0.42 },
  owl: { draw: owl, color: "#8d6a4c", stands: "ground", size: 0.46 },
  bird: { draw: bird, color: "#4f86b8", stands: "ground", size: 0.46 },
  deer: { draw: deer, color: "#a8703f", stands: "ground", size: 0.46 },
  butterfly: { draw: butterfly, color: null, stands: "sky", size: 0.3 },
  whale: { draw: whale, color: "#476b8c", stands: "water", size: 0.62 },
  fish: { draw: fish, color: "#f08a3c", stands: "water", size: 0.4 },
  jellyfish: { draw: jellyfish, color: "#d98cc9", stands: "water", size: 0.42 },
  kite: { draw: kite, color: null, stands: "sky", size: 0.34 },
  balloon: { draw: balloon, color: null, stands: "sky", size: 0.42 },
  rocket: { draw: rocket, color: "#d9483b", stands: "sky", size: 0.52 },
  plane: { draw: plane, color: null, stands: "sky", size: 0.4 },
  car: { draw: car, color: null, stands: "ground", size: 0.4 },
  robot: { draw: robot, color: "#8fb0b8", stands: "ground", size: 0.52 },
  planet: { draw: planet, color: "#d99a5b", stands: "sky", size: 0.5 },
  campfire: { draw: campfire, color: null, stands: "ground", size: 0.28 },
  umbrella: { draw: umbrella, color: null, stands: "ground", size: 0.34 },
  lantern: { draw: lantern, color: "#3d3f4a", stands: "ground", size: 0.36 },
  snowman: { draw: snowman, color: "#c9412f", stands: "ground", size: 0.44 },
  teapot: { draw: teapot, color: "#3f8f8a", stands: "ground", size: 0.46 },
  cup: { draw: cup, color: null, stands: "ground", size: 0.4 },
  fruit: { draw: fruit, color: "#cf3f36", stands: "ground", size: 0.44 },
  person: { draw: figure, color: null, stands: "ground", size: 0.3 },
};

export function isThing(name: Subject): name is Thing {
  return name in FIGURES;
}
