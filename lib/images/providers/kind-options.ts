import type { z } from "zod";
import type { ProviderKind, ProviderSettings } from "./kinds.ts";
import type { ImageProvider } from "./types.ts";

/** How a form asks for one option. Plain data. */
export type OptionField = { label: string; hint: string } & (
  | { field: "text"; placeholder: string }
  /** A name a line. */
  | { field: "names"; placeholder: string }
  /** The first is what holds while nothing is chosen. */
  | { field: "choice"; choices: readonly { value: string; label: string }[] }
  /** ComfyUI's graphs, shown as `GraphOption` and given as `{ name, graph? }`: without `graph` the kept one stays. */
  | { field: "graphs" }
);

/** A graph that is kept: what it takes, or why it cannot be used. */
export type GraphOption = { name: string; takes: readonly string[]; problem: string | null };

export type Options = Record<string, unknown>;

/** What a kind of provider can be told beside key and address. */
export type KindOptions = {
  /** By name, in the order of the form. */
  fields: Readonly<Record<string, OptionField>>;
  /** What a person gave, as it is to be kept instead of `kept`. @throws {z.ZodError} */
  read(given: Options, kept: Options): Options;
  /** What the form is filled with. */
  show(kept: Options): Options;
};

type Declared<T extends Options> = {
  /** Of what is kept. */
  schema: z.ZodType<T>;
  fields: { [Name in keyof T & string]-?: OptionField };
  /** Where what is given is not what is kept. */
  read?: KindOptions["read"];
  show?: KindOptions["show"];
};

/** One declaration drives the form, what is refused, and what an adapter is made with. */
export function withOptions<T extends Options>(
  { schema, fields, read = (given) => given, show = (kept) => kept }: Declared<T>,
  create: (settings: ProviderSettings, options: T) => ImageProvider,
): Required<Pick<ProviderKind, "options" | "create">> {
  return {
    options: { fields, read: (given, kept) => schema.parse(read(given, kept)), show },
    create: (settings) => create(settings, schema.parse(settings.options)),
  };
}
