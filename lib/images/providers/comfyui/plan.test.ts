import { expect, test } from "vitest";
import { decode, halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { onePicture, requestFor } from "#tests/conformance/requests.ts";
import { createSubject, MODEL } from "#tests/fakes/comfyui/subject.ts";
import { builtInTemplate } from "./built-in.ts";
import { planGraph } from "./plan.ts";

const NO_SIZE = { width: undefined, height: undefined };

function samplerOf(request: Parameters<typeof planGraph>[1]) {
  const { graph } = planGraph(builtInTemplate(request.operation), request, {
    source: "a.png",
    mask: "b.png",
  });
  return graph["3"]?.inputs ?? {};
}

test("what is not chosen is the model's default, and nothing of a mark is left", () => {
  const request = requestFor(MODEL);
  expect(samplerOf(request)).toMatchObject({ steps: 20, cfg: 7, sampler_name: "euler", scheduler: "normal" });
  const { graph } = planGraph(builtInTemplate("text-to-image"), request, {});
  expect(JSON.stringify(graph)).not.toContain("{{");
});

test("a sampler is taken apart into its name and its schedule", () => {
  const request = requestFor(MODEL, { params: { scheduler: "dpmpp_2m karras" } });
  expect(samplerOf(request)).toMatchObject({ sampler_name: "dpmpp_2m", scheduler: "karras" });
});

test("text alone starts from noise, an edit keeps as much as it is told", async () => {
  const source = await sourcePicture({ width: 64, height: 64 });
  expect(samplerOf(requestFor(MODEL)).denoise).toBe(1);
  const edit = requestFor(MODEL, { operation: "image-to-image", source, params: { strength: 0.3 } });
  expect(samplerOf(edit)).toMatchObject({ denoise: 0.3, latent_image: ["11", 0] });
});

test("the last seed is followed by the first", () => {
  const { seedOf } = planGraph(
    builtInTemplate("text-to-image"),
    requestFor(MODEL, { params: { seed: 4_294_967_295, count: 2 } }),
    {},
  );
  expect([seedOf.get("9"), seedOf.get("9_1")]).toEqual([4_294_967_295, 0]);
});

test("a source that is off the grid loses no edge, and its mask goes along", async () => {
  const subject = await createSubject();
  const source = await sourcePicture({ width: 250, height: 190 });
  const mask = await halfMask(source, "left");
  const request = requestFor(MODEL, { operation: "inpaint", source, mask, params: NO_SIZE });
  const size = await decode(await onePicture(subject.provider, request));
  await subject.close();
  expect(size).toMatchObject({ width: 248, height: 192 });
});
