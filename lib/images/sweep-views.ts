import type { GenerationStatus } from "./constants.ts";
import type { Estimate } from "./estimates.ts";
import type { SweepAxis } from "./schemas.ts";

/** What a sweep would do, before anything is bought. */
export type SweepPlanView = {
  cellCount: number;
  /** Cells that cannot be made, row by row from 0, each with its reason. */
  problems: { cell: number; problem: string }[];
  estimate: Estimate;
  /** Generations left today; null without a limit. */
  leftToday: number | null;
  /** Why it cannot be started; null when it can. */
  obstacle: string | null;
};

/** A cell as the grid draws it: the newest step that was made for it. */
export type SweepCellView = {
  cell: number;
  generationId: string;
  stepNumber: number;
  status: GenerationStatus;
  /** 0 to 1; null while it cannot be told. */
  progress: number | null;
  /** How many are before it at the vendor; null while that is not said. */
  vendorPosition: number | null;
  /** Its last try failed without a charge, and it will be tried again by itself. */
  waitsForRetry: boolean;
  errorMessage: string | null;
  starred: boolean;
  /** Its first picture. */
  picture: { url: string; width: number; height: number } | null;
};

export type SweepView = {
  id: string;
  sessionId: string;
  /** Columns, then rows. */
  axes: SweepAxis[];
  /** The prompt that the cells have in common, unless the sweep varies it. */
  prompt: string;
  createdAt: string;
  /** Without those whose steps are in the trash. */
  cells: SweepCellView[];
};
