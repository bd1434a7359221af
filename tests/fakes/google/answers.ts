import { randomUUID } from "node:crypto";

const PROMPT_TOKENS = 300;
const PICTURE_TOKENS = 1120;
const THOUGHT_TOKENS = 200;

/** Pictures as the model gives them; one that thinks shows a draft first. */
export function pictureAnswer(
  pictures: readonly Buffer[],
  { thinks, modelId }: { thinks: boolean; modelId: string },
) {
  const thoughts = thinks ? thoughtParts(pictures.slice(0, 1)) : [];
  return answer(modelId, [...thoughts, ...pictures.map(picturePart)], "STOP", pictures.length);
}

export function thoughtParts(pictures: readonly Buffer[]) {
  const drafts = pictures.map((picture) => ({ ...picturePart(picture), thought: true }));
  return [{ text: "**Composing the scene**\n\nFirst a draft.", thought: true }, ...drafts];
}

export function answer(modelId: string, parts: readonly object[], finishReason: string, pictures = 0) {
  const image = pictures * PICTURE_TOKENS;
  return {
    candidates: [{ content: { parts, role: "model" }, finishReason, index: 0 }],
    usageMetadata: {
      promptTokenCount: PROMPT_TOKENS,
      ...(image > 0 && {
        candidatesTokenCount: image,
        candidatesTokensDetails: [{ modality: "IMAGE", tokenCount: image }],
      }),
      thoughtsTokenCount: THOUGHT_TOKENS,
      totalTokenCount: PROMPT_TOKENS + image + THOUGHT_TOKENS,
    },
    modelVersion: modelId,
    responseId: randomUUID(),
  };
}

export function blockedAnswer(modelId: string, blockReason: string) {
  return {
    promptFeedback: { blockReason },
    usageMetadata: { promptTokenCount: PROMPT_TOKENS, totalTokenCount: PROMPT_TOKENS },
    modelVersion: modelId,
    responseId: randomUUID(),
  };
}

function picturePart(picture: Buffer) {
  const mimeType = picture.subarray(0, 3).toString("hex") === "ffd8ff" ? "image/jpeg" : "image/png";
  return { inlineData: { mimeType, data: picture.toString("base64") }, thoughtSignature: "c2lnbmF0dXJl" };
}
