import { type Color, mix } from "./color.ts";
import { createInk, type Drawing, type Ink } from "./ink.ts";
import { drawShadow } from "./land.ts";
import type { SceneSubject } from "./scene.ts";
import { discPlace } from "./sky.ts";
import type { Stage } from "./stage.ts";
import { FIGURES, isThing, type Thing } from "./subjects.ts";
import { group, repeat, stroke } from "./svg.ts";

type Spot = { x: number; y: number; scale: number };

/** Where things stand in a backdrop, as shares of its height: what is low is near and large. */
export type Room = {
  /** null: nothing floats here, it stands on the ground instead. */
  water: number | null;
  ground: number;
  /** Still life and portrait: one row in the middle, and larger. */
  centered?: boolean;
  /** A person here sits for a portrait: head and shoulders. */
  posed?: boolean;
  /** The height of the first thing, as a share of the shorter side, whatever it is. */
  tall?: number;
  /** Times the usual size. */
  zoom?: number;
  /** Nothing has weight here. */
  floating?: boolean;
};

/** Everything that was asked for by name, far to near. */
export function drawSubjects(
  stage: Stage,
  room: Room,
  replaced: Partial<Record<Thing, Drawing>> = {},
): string {
  const spots = stage.scene.subjects.flatMap((subject, rank) => placeSubject(stage, room, subject, rank));
  return spots
    .sort((first, second) => first.spot.y - second.spot.y)
    .map(({ name, color, spot, key }) =>
      drawThing(stage, { name, color, spot, key, draw: replaced[name], room }),
    )
    .join("");
}

function inkFor(stage: Stage, name: Thing, color: Color | undefined): Ink {
  const { palette, scene, dark } = stage;
  const evening = scene.time === "dusk" || scene.time === "dawn";
  const natural = color ?? FIGURES[name].color ?? palette.accent;
  const base = scene.style === "neon" && !color ? mix(natural, palette.accent, 0.55) : natural;
  return createInk(base, {
    accent: mix(palette.accent, palette.glow, 0.35),
    glow: palette.glow,
    ambient: dark
      ? mix(palette.near, palette.middle, 0.5)
      : mix(palette.near, palette.low, evening ? 0.15 : 0.7),
    amount: dark ? 0.4 : evening ? 0.22 : 0.08,
    night: dark || scene.time === "dusk",
  });
}

export function drawFlock(stage: Stage, count: number): string {
  const random = stage.random("flock");
  const [x, y] = [stage.width * random.between(0.25, 0.6), stage.horizon * random.between(0.25, 0.45)];
  const color = stage.dark ? mix(stage.palette.low, "#ffffff", 0.4) : mix(stage.palette.near, "#05060f", 0.3);
  return repeat(count, () => {
    const [at, level, size] = [
      x + random.between(-170, 190),
      y + random.between(-90, 80),
      random.between(9, 21),
    ];
    const lift = random.between(0.35, 0.7);
    return stroke(
      `M${at - size},${level - size * lift}Q${at - size * 0.4},${level - size * lift} ${at},${level}Q${at + size * 0.4},${level - size * lift} ${at + size},${level - size * lift * 0.9}`,
      color,
      3.2,
      0.85,
    );
  });
}

function placeSubject(stage: Stage, room: Room, subject: SceneSubject, rank: number) {
  const { name } = subject;
  if (!isThing(name)) return [];
  const random = stage.random(`place:${name}`);
  const figure = FIGURES[name];
  const posed = room.posed && name === "person" ? 0.82 : figure.size;
  const base = (1000 * (room.tall ?? posed * (room.zoom ?? 1))) / 200;
  const fall = rank === 0 ? 1 : 0.62 / (1 + 0.12 * rank);
  return Array.from({ length: Math.min(5, subject.count) }, (_, index) => {
    const scale = base * fall * (index === 0 ? 1 : random.between(0.42, 0.7));
    const x = stage.width * columnOf(stage, room, rank, index, random.next());
    const y = levelOf(stage, room, figure.stands, scale, { rank, index, chance: random.next() });
    return { name, color: subject.color, spot: { x, y, scale }, key: `${name}${index}` };
  });
}

/** The first thing stands across from the sun or moon; the others take what is left. */
function columnOf(stage: Stage, room: Room, rank: number, index: number, chance: number): number {
  if (room.centered && stage.scene.subjects.length === 1 && index === 0) return 0.5;
  const discLeft = discPlace(stage).x < stage.width / 2;
  const columns = room.centered ? [0.36, 0.7, 0.2, 0.84] : [0.63, 0.27, 0.82, 0.14, 0.47];
  const column = columns[(rank + index * (rank + 2)) % columns.length] ?? 0.5;
  const jitter = (chance - 0.5) * 0.08;
  return (discLeft || room.centered ? column : 1 - column) + jitter;
}

function levelOf(
  stage: Stage,
  room: Room,
  stands: "ground" | "water" | "sky",
  scale: number,
  { rank, index, chance }: { rank: number; index: number; chance: number },
): number {
  const { height, horizon } = stage;
  const tall = scale * 200;
  if (room.floating)
    return Math.min(height * 0.92, height * (0.36 + 0.3 * chance + (index % 2) * 0.14) + tall * 0.4);
  if (stands === "sky" && !room.centered)
    return Math.max(tall + 40, horizon * (0.5 + 0.3 * chance) + tall * 0.3 - index * 30);
  if (stands === "water" && room.water !== null)
    return height * room.water - (rank + index) * (height - horizon) * 0.1;
  const floor = height * room.ground;
  return floor - (rank + index) * (room.centered ? 8 : (height - horizon) * 0.045);
}

function drawThing(
  stage: Stage,
  thing: {
    name: Thing;
    color: Color | undefined;
    spot: Spot;
    key: string;
    draw: Drawing | undefined;
    room: Room;
  },
): string {
  const { name, spot, key, room } = thing;
  const figure = FIGURES[name];
  const drawing = (thing.draw ?? figure.draw)(inkFor(stage, name, thing.color), stage.random(`thing:${key}`));
  const place = (flip: number) => `matrix(${spot.scale} 0 0 ${spot.scale * flip} ${spot.x} ${spot.y})`;
  const body = group({ transform: place(1) }, drawing);
  if (room.floating || figure.stands === "sky") return body;
  const afloat = figure.stands === "water" && room.water !== null;
  if (afloat) return group({ transform: place(-0.5), opacity: 0.26 }, drawing) + body + drawWake(stage, spot);
  if (room.posed) return body;
  return drawShadow(spot.x + 10, spot.y - 2, spot.scale * 78, `shadow-${key}`) + body;
}

function drawWake(stage: Stage, { x, y, scale }: Spot): string {
  return repeat(3, (index) => {
    const reach = scale * (96 - index * 16);
    const level = y + scale * (3 + index * 9);
    return stroke(
      `M${x - reach},${level}Q${x},${level + 3} ${x + reach},${level}`,
      stage.palette.disc,
      2.6 - index * 0.6,
      0.42 - index * 0.1,
    );
  });
}
