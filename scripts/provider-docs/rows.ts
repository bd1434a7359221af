import type { ImageProvider, ModelCapabilities } from "#lib/images/providers/types.ts";

export const COLUMNS = [
  "Provider",
  "Model",
  "Makes",
  "Words",
  "Mask",
  "Drawings",
  "References",
  "At once",
  "Seed",
  "Strength",
  "Previews",
  "Progress",
  "Cancel",
  "Cost",
  "After a crash",
] as const;

const NONE = "–";
const MAKES = { "text-to-image": "new", "image-to-image": "change", inpaint: "inpaint" } as const;
const CANCEL = { confirmed: "confirmed", "best effort": "best effort", impossible: NONE } as const;
const COST = { free: "free", usage: "from usage", reported: "reported", unknown: "not told" } as const;

/** One row for all models of a provider that can do the same. */
export function rowsOf(provider: ImageProvider, models: readonly ModelCapabilities[]): string[][] {
  const groups = Map.groupBy(models, (model) => JSON.stringify(cellsOf(provider, model)));
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const names = [first, ...others].map(({ label }) => label).join(", ");
    return [[provider.label, names, ...cellsOf(provider, first)]];
  });
}

function cellsOf(provider: ImageProvider, model: ModelCapabilities): string[] {
  const { operations, mask, markup, referencesMax, countMax, strength } = model;
  return [
    operations.map((operation) => MAKES[operation]).join(", "),
    wordsOf(model),
    mask === "none" ? NONE : mask,
    markup ? "yes" : NONE,
    referencesMax > 0 ? String(referencesMax) : NONE,
    String(countMax),
    model.seed ? "yes" : NONE,
    strength ? `${strength.min} to ${strength.max}` : NONE,
    model.previews ? "yes" : NONE,
    model.progress ? "yes" : NONE,
    CANCEL[model.cancel],
    COST[model.cost],
    afterCrash(provider, model),
  ];
}

function wordsOf({ prompt, searchPrompt }: ModelCapabilities): string {
  if (prompt === "none") return NONE;
  return [prompt ?? "yes", searchPrompt && "and what to replace"].filter(Boolean).join(", ");
}

/** What becomes of a call whose answer was lost with the worker that waited for it. */
function afterCrash(provider: ImageProvider, { repeatable }: ModelCapabilities): string {
  if (provider.resume) return "goes on";
  return repeatable ? "made again" : "you decide";
}
