import { ProviderError } from "#lib/images/providers/types.ts";

type Server = {
  label: string;
  /** Models that are there without being listed. */
  modelIds: readonly string[];
  /** Those that a person named, and no others; null where none were. */
  named: readonly string[] | null;
};
type ListedModel = { id: string; draws: boolean };

const SHOWN = 3;

/**
 * What a server's list of models shows, in a sentence: also what it does not show. @throws {ProviderError} from `list`,
 * except where a server has no list and needs none
 */
export async function describeServer(
  { label, modelIds, named }: Server,
  list: () => Promise<readonly ListedModel[]>,
): Promise<string> {
  const listed = await list().catch((error: unknown) => {
    if (named && hasNoList(error)) return null;
    throw error;
  });
  if (!listed) {
    return `${label} answers, but has no list of models: whether key and names are right, the first picture will show.`;
  }
  const ids = listed.map(({ id }) => id);
  const drawing = listed.filter(({ draws }) => draws).map(({ id }) => id);
  if (named) return describeNamed(label, named, ids);
  if (drawing.length > 0) return `${label} answers and offers ${enumerate(drawing)}.`;
  const none = `${label} answers, but lists no model that makes pictures.`;
  return modelIds.length > 0 ? `${none} What is offered may work all the same.` : `${none} Name its models.`;
}

/** Nothing at the address where the models should be listed is not a model that is unknown. */
export function withoutList({ id, label }: { id: string; label: string }, error: unknown): unknown {
  if (!(error instanceof ProviderError) || error.code !== "unknown_model") return error;
  const way = id === "openai-compatible" ? ", or name its models" : "";
  const message = `${label} has no list of models at this address. Check the address${way}.`;
  return new ProviderError("bad_output", message, { charged: "no", cause: error });
}

/** `org/model` is shown as `model`. */
export function shortName(id: string): string {
  return id.split("/").at(-1) ?? id;
}

function describeNamed(label: string, named: readonly string[], ids: readonly string[]): string {
  const missing = named.filter((name) => !ids.includes(name));
  if (missing.length === 0) return `${label} answers and has ${enumerate(named)}.`;
  if (ids.length === 0) return `${label} answers, but lists no models. Those that were named are offered.`;
  return `${label} answers, but does not list ${enumerate(missing)}. Check ${missing.length === 1 ? "the name" : "these names"}, or it is gone.`;
}

/** Not a refusal of the key. */
function hasNoList(error: unknown): boolean {
  return error instanceof ProviderError && error.code === "bad_output";
}

function enumerate(ids: readonly string[]): string {
  const names = ids.slice(0, SHOWN).map(shortName);
  return ids.length > SHOWN ? `${names.join(", ")} and ${ids.length - SHOWN} more` : names.join(", ");
}
