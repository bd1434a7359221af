import { expect, test } from "vitest";
import { GET as getStrokes } from "#app/api/images/assets/[assetId]/strokes/route.ts";
import { GET as getGeneration } from "#app/api/images/generations/[generationId]/route.ts";
import type { MaskStrokes } from "#lib/images/schemas.ts";
import { createGeneration, png } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";
import { upload, uploaded } from "./uploading.ts";

const painted: MaskStrokes = {
  baseAssetId: null,
  strokes: [
    { kind: "brush", erase: false, size: 12.5, hardness: 0.4, points: [1, 2, 30.5, -4] },
    { kind: "rectangle", erase: true, x: 1, y: 2, width: 3, height: 4 },
    { kind: "feather", pixels: 8 },
  ],
};

async function readStrokes(person: Person, assetId: string) {
  const response = await as(person).get(getStrokes, { params: { assetId } });
  return { status: response.status, body: await response.json() };
}

const asMask = (strokes: unknown) => ({ role: "mask", strokes: JSON.stringify(strokes) });

test("a mask comes back with the strokes it was painted with", async () => {
  const person = await signUp();
  const { assetId } = await uploaded(person, await png(40, 30, "#fff"), asMask(painted));
  expect(await readStrokes(person, assetId)).toEqual({ status: 200, body: { strokes: painted } });
});

test("a step keeps the strokes of its mask", async () => {
  const person = await signUp();
  const source = await uploaded(person, await png(40, 30));
  const mask = await uploaded(person, await png(40, 30, "#fff"), asMask(painted));
  const { id: generationId } = await createGeneration(person, {
    sourceAssetId: source.assetId,
    maskAssetId: mask.assetId,
  });
  const response = await as(person).get(getGeneration, { params: { generationId } });
  const { inputs } = (await response.json()).generation;
  const [own] = inputs.filter(({ role }: { role: string }) => role === "mask");
  expect(own).toMatchObject({ hasStrokes: true });
  expect((await readStrokes(person, own.id)).body).toEqual({ strokes: painted });
});

test("masks that look the same but were painted otherwise each keep their own strokes", async () => {
  const person = await signUp();
  const bytes = await png(40, 30, "#fff");
  const all: MaskStrokes = { baseAssetId: null, strokes: [{ kind: "all" }] };
  const [file, first, second, again] = [
    await uploaded(person, bytes, { role: "mask" }),
    await uploaded(person, bytes, asMask(painted)),
    await uploaded(person, bytes, asMask(all)),
    await uploaded(person, bytes, asMask(painted)),
  ];
  expect(new Set([file.assetId, first.assetId, second.assetId]).size).toBe(3);
  expect(again.assetId).toBe(first.assetId);
  expect((await readStrokes(person, second.assetId)).body).toEqual({ strokes: all });
  expect(await readStrokes(person, file.assetId)).toEqual({ status: 200, body: { strokes: null } });
});

test.each([
  ["not JSON", "mask", "{"],
  ["of an unknown kind", "mask", JSON.stringify({ baseAssetId: null, strokes: [{ kind: "splash" }] })],
  ["of a picture that is no mask", "input", JSON.stringify(painted)],
  ["longer than can be taken", "mask", JSON.stringify({ ...painted, note: "x".repeat(300_000) })],
])("strokes %s are refused", async (_what, role, strokes) => {
  const person = await signUp();
  const response = await upload(person, await png(40, 30, "#fff"), { role, strokes });
  expect(response.status).toBe(400);
  const { error } = await response.json();
  expect(Object.keys(error.fields)[0]).toMatch(/^strokes/);
});
