import type { OptionField, Options } from "#lib/images/providers/kind-options.ts";
import type { ProviderKind } from "#lib/images/providers/kinds.ts";

/** A provider as the admin page shows it: never its key. */
export type ProviderSettingsView = {
  id: string;
  /** Null for the built-in one and for those of the environment. */
  kind: string | null;
  /** What sort it is, in words. */
  kindLabel: string | null;
  name: string;
  /** Only those of the studio can be changed in it. */
  origin: "built-in" | "environment" | "studio";
  baseUrl: string | null;
  hasKey: boolean;
  /** The key's last characters, where they can be shown. */
  keyHint: string | null;
  /** As the fields of its kind show them. */
  options: Options;
  enabled: boolean;
  modelCount: number;
  /** Why it does not work, in words, as far as is known. */
  problem: string | null;
};

export type ProviderKindView = Pick<ProviderKind, "kind" | "label" | "key" | "address" | "hint"> & {
  options: { name: string; field: OptionField }[];
};

export type ProviderListView = { providers: ProviderSettingsView[]; kinds: ProviderKindView[] };

/** What a test of a provider found. */
export type ProviderTestView = { ok: boolean; message: string; provider: ProviderSettingsView };
