import { z } from "zod";
import { idPattern } from "#lib/ids.ts";
import { GenerateInput, SweepAxis } from "./schemas.ts";

/** Cells that one grid can have. */
const SWEEP_CELLS_MAX = 64;

export const SweepInput = z
  .strictObject({
    /** What the cells have in common. */
    base: GenerateInput,
    /** Columns, then rows. */
    axes: z.array(SweepAxis).min(1).max(2),
  })
  .superRefine(({ axes }, context) => {
    const [columns, rows] = axes;
    const refuse = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path: ["axes", ...path] });
    if (columns && columns.kind === rows?.kind) refuse("Choose two different things to vary.", 1, "kind");
    for (const [at, { values }] of axes.entries()) {
      if (new Set(values).size < values.length) refuse("Each value can be there once.", at, "values");
    }
    const cells = axes.reduce((product, { values }) => product * values.length, 1);
    if (cells > SWEEP_CELLS_MAX) {
      refuse(`This would be ${cells} steps; a grid can have ${SWEEP_CELLS_MAX}. Take some values away.`);
    }
  });
export type SweepInput = z.infer<typeof SweepInput>;

export const SweepParams = z.object({ sweepId: z.string().regex(idPattern("sweep"), "Not a sweep id.") });
