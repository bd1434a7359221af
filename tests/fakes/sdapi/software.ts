import type { Software } from "./types.ts";

/** What a software has, written from its source. */
export type Traits = {
  /** Whether it keeps a task under the id that the client gave. */
  tasks: boolean;
  progress: boolean;
  checkpointList: boolean;
  schedulers: boolean;
  /** What `info` is in an answer. */
  info: "text" | "object" | "empty";
  /** The current task's id in /sdapi/v1/progress. */
  currentTask: boolean;
};

const FULL: Traits = {
  tasks: true,
  progress: true,
  checkpointList: true,
  schedulers: true,
  info: "text",
  currentTask: false,
};
const BARE: Traits = { ...FULL, tasks: false, progress: false };

export const SOFTWARE: Record<Software, Traits> = {
  a1111: FULL,
  forge: { ...FULL, currentTask: true },
  // Has the path for tasks of its own page, but its API does not take an id.
  sdnext: { ...FULL, tasks: false, schedulers: false },
  "sd-server": { ...BARE, info: "empty" },
  koboldcpp: { ...BARE, schedulers: false, info: "object" },
  "draw-things": { ...BARE, checkpointList: false, schedulers: false, info: "empty" },
};

export const SAMPLERS: Record<Software, readonly string[]> = {
  a1111: ["DPM++ 2M", "DPM++ SDE", "Euler a", "Euler"],
  forge: ["DPM++ 2M", "Euler a", "Euler"],
  sdnext: ["Default", "UniPC", "Euler a"],
  "sd-server": ["default", "euler", "euler_a", "dpm++2m"],
  koboldcpp: ["Euler", "Euler a"],
  "draw-things": [],
};

export const SCHEDULERS = [
  { name: "automatic", label: "Automatic" },
  { name: "karras", label: "Karras" },
  { name: "polyexponential", label: "Polyexponential" },
  { name: "simple", label: "Simple" },
];

export const CHECKPOINTS = ["dreamshaper_8", "sd_xl_turbo_1.0_fp16", "v1-5-pruned-emaonly"];
