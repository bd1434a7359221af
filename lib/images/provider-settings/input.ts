import { z } from "zod";

const NAME_MAX_LENGTH = 60;

/** Of a body that may bring graphs along, which only an admin's may. */
export const WITH_GRAPHS_MAX_BYTES = 4 * 1024 * 1024;

const Name = z
  .string()
  .trim()
  .min(1, "Give it a name.")
  .max(NAME_MAX_LENGTH, `A name has at most ${NAME_MAX_LENGTH} characters.`);
/** Printable ASCII, as HTTP headers take it. */
const ApiKey = z
  .string()
  .trim()
  .min(1, "Enter the key.")
  .max(4000, "This is too long for a key.")
  .regex(/^[\x20-\x7e]+$/, "A key has only plain letters, digits and signs.");
const BaseUrl = z
  .string()
  .trim()
  .max(500, "This is too long for an address.")
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ""), {
    error: "An address starts with http:// or https://.",
  })
  .refine((text) => !URL.parse(text)?.username && !URL.parse(text)?.password, {
    error: "Leave name and password out of the address: it is shown. They go into the key, as name:password.",
  });

/** What they may be, the kind says: see ./options.ts. */
const Options = z.record(z.string().max(60), z.unknown());

export const ProviderId = z.string().regex(/^[a-z0-9-]{1,60}$/);

export const AddProvider = z.strictObject({
  kind: z.string().max(60),
  name: Name,
  baseUrl: BaseUrl.nullish(),
  apiKey: ApiKey.nullish(),
  options: Options.optional(),
});
export type AddProvider = z.infer<typeof AddProvider>;

/** What is absent stays as it is; a key can be replaced but never read. */
export const ChangeProvider = z.strictObject({
  name: Name.optional(),
  baseUrl: BaseUrl.nullish(),
  apiKey: ApiKey.optional(),
  enabled: z.boolean().optional(),
  /** All of them: one that is left out is as if it were never chosen. */
  options: Options.optional(),
});
export type ChangeProvider = z.infer<typeof ChangeProvider>;
