import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationParams } from "#lib/images/schemas.ts";
import type { GenerationView } from "#lib/images/views.ts";

/** The parameters for which a model has a range or a choice, and with it a default. */
type Knob = Exclude<Extract<keyof GenerationParams, keyof ModelCapabilities>, "seed" | "searchPrompt">;

export const KNOB_LABELS: [Knob, string][] = [
  ["strength", "Strength"],
  ["creativity", "Creativity"],
  ["steps", "Steps"],
  ["guidance", "Guidance"],
  ["scheduler", "Scheduler"],
  ["quality", "Quality"],
  ["background", "Background"],
  ["outputFormat", "Format"],
  ["outputCompression", "File quality"],
];

export const SEARCH_PROMPT_LABEL = "What to replace";

/** The parameters of a step as label and value: what was used, and what was asked for where that differs. */
export function describeParams({ params, actualParams }: GenerationView): [string, string][] {
  const rows: [string, string][] = [["Size asked", describeSize(params)]];
  for (const [name, label] of KNOB_LABELS) {
    const [asked, used] = [params[name], actualParams?.[name] ?? params[name]];
    if (used === undefined) continue;
    const differs = asked !== undefined && asked !== used;
    rows.push([label, differs ? `${used} (asked ${asked})` : String(used)]);
  }
  if (params.colorMatch) rows.push(["Colors", "matched around the mask"]);
  return rows;
}

function describeSize({ width, height }: GenerationParams): string {
  return width && height ? `${width} × ${height}` : "automatic";
}
