import { expect, test } from "vitest";
import { POST as generate } from "#app/api/images/generate/route.ts";
import { createImageSession, png } from "./factories.ts";
import { as, signUp } from "./http.ts";
import { kept, upload, uploaded } from "./uploading.ts";

async function refusal(response: Response): Promise<{ status: number; fields: string[] }> {
  const { error } = await response.json();
  return { status: response.status, fields: Object.keys(error.fields ?? {}) };
}

test("a mask is of its source's size when it is uploaded for it", async () => {
  const person = await signUp();
  const { assetId: sourceAssetId } = await uploaded(person, await png(40, 30));
  const before = await kept(person);
  const wrong = await upload(person, await png(30, 40, "#fff"), { role: "mask", sourceAssetId });
  expect(await refusal(wrong)).toEqual({ status: 400, fields: ["file"] });
  expect(await kept(person)).toEqual(before);
  const right = await upload(person, await png(40, 30, "#fff"), { role: "mask", sourceAssetId });
  expect(right.status).toBe(201);
});

test("a mask is of its source's size when both are used, and is a mask, with a source", async () => {
  const person = await signUp();
  const { assetId: sourceAssetId } = await uploaded(person, await png(40, 30));
  const { assetId: maskAssetId } = await uploaded(person, await png(30, 40, "#fff"), { role: "mask" });
  const { id: sessionId } = await createImageSession(person);
  const body = { sessionId, provider: "sketch", model: "sketch-1", prompt: "a boat" };
  const ask = async (fields: object) =>
    await refusal(await as(person).post(generate, { body: { ...body, ...fields } }));
  expect(await ask({ sourceAssetId, maskAssetId })).toMatchObject({ status: 400, fields: ["maskAssetId"] });
  expect(await ask({ maskAssetId })).toMatchObject({ status: 400, fields: ["maskAssetId"] });
  expect(await ask({ sourceAssetId, maskAssetId: sourceAssetId })).toMatchObject({
    status: 400,
    fields: ["maskAssetId"],
  });
  expect(await ask({ sourceAssetId: maskAssetId })).toMatchObject({
    status: 400,
    fields: ["sourceAssetId"],
  });
});
