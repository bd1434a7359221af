import { z } from "zod";

const LENGTH_MAX = 300;
const KEY = /\b(sk|key|sess)-[\w*.-]{6,}/g;
const ADDRESS = /\bhttps?:\/\/[^\s"')]+/g;

/** OpenAI says `message`, some servers that resemble it answer a bare string, FastAPI's `detail` a string or a list. */
const Sentence = z.union([
  z.string(),
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
  z
    .object({ detail: z.array(z.object({ msg: z.string() })) })
    .transform(({ detail }) => detail.map(({ msg }) => msg).join("; ")),
]);

/**
 * What a server said of a refused request, as the end of a sentence: `: Invalid size.`, or only a full stop.
 * Keys and addresses are cut out: some servers repeat them.
 */
export function vendorSentence(body: unknown, secrets: readonly string[]): string {
  const parsed = Sentence.safeParse(body);
  if (!parsed.success) return ".";
  const clean = withoutSecrets(parsed.data, secrets).replaceAll(/\s+/g, " ").trim();
  if (clean === "") return ".";
  const short = clean.length > LENGTH_MAX ? `${clean.slice(0, LENGTH_MAX - 1)}…` : clean;
  return /[.!?…]$/.test(short) ? `: ${short}` : `: ${short}.`;
}

/** `text` without `secrets` and without whatever else looks like a key or an address. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const shaped = text.replaceAll(ADDRESS, "…").replaceAll(KEY, "…");
  return secrets.filter(Boolean).reduce((rest, secret) => rest.replaceAll(secret, "…"), shaped);
}
