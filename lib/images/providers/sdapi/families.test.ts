import { expect, test } from "vitest";
import { familyOf } from "./families.ts";

test.each([
  ["v1-5-pruned-emaonly", 512, 25, 7],
  ["dreamshaper_8", 512, 25, 7],
  ["juggernautXL_v9", 1024, 25, 7],
  ["sd_xl_turbo_1.0_fp16", 1024, 8, 1.5],
  ["flux1-dev-fp8", 1024, 25, 1],
  ["flux1-schnell-Q4", 1024, 8, 1],
])("%s starts with %i pixels a side, %i steps and guidance %f", (name, side, steps, guidance) => {
  const family = familyOf(name);
  expect(family).toMatchObject({ steps, guidance });
  expect(family.presets[0]).toEqual({ width: side, height: side });
});
