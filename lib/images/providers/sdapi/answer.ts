import { z } from "zod";
import { noPicture, unreadable } from "./errors.ts";

const Answer = z.looseObject({ images: z.array(z.string()).nullish(), info: z.unknown() });
/** A JSON text in A1111, an object in some others, empty in older ones. */
const Info = z.looseObject({
  seed: z.number().optional().catch(undefined),
  all_seeds: z.array(z.number()).optional().catch(undefined),
  sd_model_name: z.string().optional().catch(undefined),
});

export type Picture = {
  bytes: Buffer;
  /** Null when the server does not say. */
  seed: number | null;
  /** The checkpoint that drew it. */
  modelName: string | null;
};

/** The first picture: others that some servers add are grids and what their extensions saw. @throws {ProviderError} */
export function readPicture(body: unknown): Picture {
  const answer = Answer.safeParse(body);
  if (!answer.success) throw unreadable(answer.error);
  const [first = ""] = answer.data.images ?? [];
  const bytes = Buffer.from(first.replace(/^data:[^,]*,/, ""), "base64");
  if (bytes.length === 0) throw noPicture();
  const info = infoOf(answer.data.info);
  return { bytes, seed: info?.seed ?? info?.all_seeds?.[0] ?? null, modelName: info?.sd_model_name ?? null };
}

function infoOf(info: unknown): z.infer<typeof Info> | undefined {
  try {
    return Info.safeParse(typeof info === "string" ? JSON.parse(info) : info).data;
  } catch {
    return undefined;
  }
}
