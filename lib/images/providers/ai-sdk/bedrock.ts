import { z } from "zod";
import { BEDROCK } from "./models.ts";

/** Lists models; keys for Bedrock are taken here as well as where pictures are made. */
export const LIST_MODELS = "https://bedrock.{region}.amazonaws.com/foundation-models?byOutputModality=IMAGE";

const List = z.object({ modelSummaries: z.array(z.object({ modelId: z.string() })) });
/** The key was taken, but its policy leaves this one action out. */
const MAY_NOT_LIST = /not authorized to perform:? bedrock:ListFoundationModels/i;

/** What Bedrock's answer says of a key, as far as that is more than yes or no; null where it is not. */
export function describeListing({ status, text }: { status: number; text: string }): string | null {
  if (status === 403 && MAY_NOT_LIST.test(text)) {
    return "Amazon Bedrock knows the key, but it may not list models, which is how it is tested. Whether it may make pictures, the first one will show.";
  }
  if (status !== 200) return null;
  const listed = List.safeParse(parse(text)).data?.modelSummaries.map(({ modelId }) => modelId) ?? [];
  const missing = BEDROCK.filter(({ id }) => !listed.includes(id)).map(({ label }) => label);
  if (missing.length === 0) return null;
  return `Amazon Bedrock accepts the key, but does not have ${missing.join(", ")} in this region. Choose another one.`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
