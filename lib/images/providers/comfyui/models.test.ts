import { expect, test } from "vitest";
import { checkpointModel } from "./models.ts";

const SAMPLERS = { samplers: ["euler"], schedules: ["normal"] };

test.each([
  ["v1-5-pruned-emaonly.safetensors", 512],
  ["sd-v1-4.ckpt", 512],
  ["SD1.5\\realisticVision.safetensors", 512],
  ["v2-1_768-ema-pruned.safetensors", 512],
  ["sd_xl_base_1.0.safetensors", 1024],
  ["juggernautXL_v2.safetensors", 1024],
  ["realvisxlV20.safetensors", 1024],
  ["sd3.5_large.safetensors", 1024],
  ["flux1-dev-fp8.safetensors", 1024],
  ["something.safetensors", 1024],
])("%s begins with %i pixels and can make others", (name, side) => {
  const { size } = checkpointModel(name, SAMPLERS);
  expect(size.presets[0]).toEqual({ width: side, height: side });
  expect(size.presets.map(({ width }) => width)).toEqual(expect.arrayContaining([512, 1024]));
});

test("a checkpoint is called after its file, without its folder and ending", () => {
  expect(checkpointModel("anime\\sub/dream.v2.safetensors", SAMPLERS).label).toBe("dream.v2");
});
