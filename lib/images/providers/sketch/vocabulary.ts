import type { Color } from "./color.ts";

/** What the sketch knows to draw, and the words that ask for it. Everything else only moves colors and layout. */

export const TIMES = {
  dawn: "dawn sunrise morning daybreak",
  noon: "noon day daylight midday sunny afternoon",
  dusk: "dusk sunset evening twilight sundown",
  night: "night midnight nighttime nocturnal moonlit starry moonlight dark",
} as const;
export type Time = keyof typeof TIMES;

export const WEATHERS = {
  rain: "rain rainy raining drizzle shower storm stormy",
  snow: "snow snowy snowing snowfall blizzard snowflake",
  fog: "fog foggy mist misty haze hazy",
  clouds: "cloud cloudy overcast",
  lightning: "lightning thunder thunderstorm storm",
  rainbow: "rainbow",
  aurora: "aurora borealis northern",
} as const;
export type Weather = keyof typeof WEATHERS;

export const SEASONS = {
  spring: "spring blossom cherry sakura",
  summer: "summer",
  autumn: "autumn fall autumnal october november",
  winter: "winter wintry frozen ice icy december",
} as const;
export type Season = keyof typeof SEASONS;

export const STYLES = {
  watercolor: "watercolor watercolour aquarelle gouache",
  poster: "poster flat posterize posterise screenprint vector graphic",
  pencil: "pencil line lineart drawing charcoal graphite doodle",
  neon: "neon cyberpunk synthwave vaporwave",
  pixel: "pixel pixelated pixelate pixels 8bit",
  minimal: "minimal minimalist minimalism minimalistic simple",
  vintage: "vintage retro aged faded nostalgic film analog analogue polaroid",
  woodcut: "woodcut linocut engraving etching woodblock",
  oil: "oil impressionist impressionism painterly painting",
} as const;
export type Style = keyof typeof STYLES;

export const PLACES = {
  sea: "sea ocean harbor harbour coast coastal beach shore bay wave lake pond river stream island water lagoon",
  mountains: "mountain peak alps alpine cliff valley volcano summit ridge",
  forest: "forest wood woods woodland jungle grove",
  desert: "desert dune sahara canyon",
  city: "city town skyline downtown street skyscraper metropolis urban tokyo york paris london",
  underwater: "underwater reef coral submarine deep",
  space: "space galaxy cosmos universe nebula orbit cosmic mars interstellar",
  interior: "table room kitchen desk cafe shelf indoors interior still",
  portrait: "portrait face headshot selfie",
  meadow: "meadow field hill grass garden park countryside prairie farm",
} as const;
export type Place = keyof typeof PLACES;

export const SUBJECTS = {
  sun: "sun",
  moon: "moon crescent",
  stars: "star constellation",
  birds: "birds seagull gull flock swallow crane",
  boat: "boat sailboat sail yacht ship sailing canoe",
  house: "house cabin cottage home hut barn farmhouse",
  lighthouse: "lighthouse beacon",
  castle: "castle palace fortress tower",
  windmill: "windmill mill",
  tent: "tent camping camp",
  bridge: "bridge",
  tree: "tree oak maple willow",
  pine: "pine fir spruce christmas",
  palm: "palm tropical",
  cactus: "cactus saguaro cacti",
  flower: "flower rose tulip daisy sunflower poppy lily bouquet bloom",
  mushroom: "mushroom toadstool",
  cat: "cat kitten kitty feline",
  dog: "dog puppy hound corgi",
  fox: "fox",
  rabbit: "rabbit bunny hare",
  owl: "owl",
  bird: "bird robin sparrow parrot songbird",
  deer: "deer stag elk moose reindeer",
  butterfly: "butterfly moth",
  whale: "whale orca",
  fish: "fish goldfish koi shark",
  jellyfish: "jellyfish",
  kite: "kite",
  balloon: "balloon",
  rocket: "rocket spaceship spacecraft shuttle",
  plane: "plane airplane aeroplane jet",
  car: "car automobile taxi van truck beetle",
  robot: "robot android droid",
  planet: "planet saturn jupiter",
  campfire: "campfire bonfire fire",
  umbrella: "umbrella parasol",
  lantern: "lantern lamp candle",
  snowman: "snowman",
  teapot: "teapot kettle tea",
  cup: "cup mug coffee espresso",
  fruit: "fruit apple pear lemon oranges peaches",
  person:
    "person man woman girl boy child people human figure astronaut wizard lady king queen explorer hiker traveler",
} as const;
export type Subject = keyof typeof SUBJECTS;

export const COLORS: Record<string, Color> = {
  red: "#d8402f",
  crimson: "#b3203a",
  scarlet: "#e03a2a",
  coral: "#f27d66",
  orange: "#ef8a32",
  amber: "#f2a93b",
  peach: "#f6b996",
  gold: "#e3b04b",
  golden: "#e3b04b",
  yellow: "#f4cf4a",
  cream: "#f4e6c8",
  beige: "#dcc8a6",
  olive: "#7f8440",
  lime: "#a6d13f",
  green: "#4b9b5a",
  emerald: "#1f9b70",
  mint: "#8fd9b6",
  teal: "#1f8a8a",
  turquoise: "#35b8b0",
  cyan: "#3cc3dd",
  azure: "#3f98e0",
  blue: "#3a6fd0",
  navy: "#22356f",
  indigo: "#4a46a8",
  violet: "#7c4fc0",
  purple: "#8548ad",
  lavender: "#b3a0dc",
  magenta: "#cf3f9b",
  pink: "#ef8fb0",
  rosy: "#e58a9b",
  brown: "#875a3c",
  copper: "#b8693c",
  white: "#f6f4ee",
  silver: "#bcc4cc",
  gray: "#8c939b",
  grey: "#8c939b",
  black: "#22242b",
};

/** Of things whose name says their color. */
export const NATURAL_COLORS: Record<string, Color> = {
  sunflower: "#f2bf3a",
  daisy: "#f6f4ee",
  poppy: "#d8402f",
  rose: "#c9304a",
  taxi: "#f2bf3a",
  goldfish: "#f08a3c",
  orca: "#2a3040",
  corgi: "#d9944a",
};

export const NUMBERS: Record<string, number> = {
  two: 2,
  pair: 2,
  couple: 2,
  three: 3,
  several: 3,
  few: 3,
  four: 4,
  some: 3,
  five: 5,
  many: 5,
  fleet: 4,
};
