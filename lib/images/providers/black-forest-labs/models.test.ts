import { expect, test } from "vitest";
import { aspectOf, MODELS, wireOf } from "./models.ts";

test.each(MODELS)("$label has a route, and leaves a place for its source", (model) => {
  const { picturesMax } = wireOf(model.id);
  expect(picturesMax).toBeGreaterThan(model.referencesMax);
});

test("a model that is told a shape offers only sizes that stand for one", () => {
  const told = MODELS.filter(({ id }) => wireOf(id).sizedBy === "aspect");
  expect(told.flatMap(({ size }) => size.presets.map(aspectOf))).not.toContain(undefined);
});

test("every size that is offered keeps to the grid and the limits", () => {
  for (const { size } of MODELS) {
    const { presets, free } = size;
    if (!free) continue;
    for (const { width, height } of presets) {
      expect([width % free.multipleOf, height % free.multipleOf]).toEqual([0, 0]);
      expect(Math.max(width, height)).toBeLessThanOrEqual(free.max);
      expect(width * height).toBeLessThanOrEqual(free.maxPixels);
    }
  }
});
