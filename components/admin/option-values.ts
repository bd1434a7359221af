import type { ProviderKindView, ProviderSettingsView } from "#lib/images/provider-settings/views.ts";
import type { GraphOption, OptionField, Options } from "#lib/images/providers/kind-options.ts";

/** A graph in the form: a kept one, or one with its nodes that is to be kept. */
export type FormGraph = GraphOption & { id: string; graph?: unknown };

/** As typed: names one a line. */
export type OptionValue = string | FormGraph[];
export type OptionValues = Record<string, OptionValue>;

/** What a provider has, as the form shows it. */
export function toValues(
  kind: ProviderKindView | null,
  options: ProviderSettingsView["options"],
): OptionValues {
  return Object.fromEntries(
    (kind?.options ?? []).map(({ name, field }) => [name, toValue(field, options[name])]),
  );
}

/** What the form says, as it is sent: what is empty was never chosen. */
export function toOptions(kind: ProviderKindView | null, values: OptionValues): Options {
  const sent = (kind?.options ?? []).map(({ name, field }) => [name, toSent(field, values[name])]);
  return Object.fromEntries(sent.filter(([, value]) => value !== undefined));
}

function toValue({ field }: OptionField, kept: unknown): OptionValue {
  const list: unknown[] = Array.isArray(kept) ? kept : [];
  if (field === "graphs") return list.filter(isGraph).map((graph) => ({ ...graph, id: graph.name }));
  return field === "names" ? list.join("\n") : typeof kept === "string" ? kept : "";
}

function toSent({ field }: OptionField, value: OptionValue = ""): unknown {
  if (typeof value !== "string") {
    return value.map(({ name, graph }) => ({ name, ...(graph !== undefined && { graph }) }));
  }
  if (field === "graphs") return [];
  if (field !== "names") return value.trim() || undefined;
  const names = value.split(/[\n,]/).map((name) => name.trim());
  return names.filter(Boolean);
}

function isGraph(value: unknown): value is GraphOption {
  return typeof value === "object" && value !== null && "takes" in value;
}
