import { expect, test } from "vitest";
import { testAsset, testGeneration } from "../api/test-generation.ts";
import type { SourceChoice } from "./draft.ts";
import { followGeneration, resolveSource, toTrayImage } from "./source-choice.ts";

const first = testGeneration({ id: "gen_1", stepNumber: 1, outputs: [testAsset({ id: "asset_1" })] });
const second = testGeneration({ id: "gen_2", stepNumber: 2, outputs: [testAsset({ id: "asset_2" })] });
const running = testGeneration({ id: "gen_3", stepNumber: 3, status: "running" });
const failed = testGeneration({ id: "gen_3", stepNumber: 3, status: "failed" });
const done = testGeneration({ id: "gen_3", stepNumber: 3, outputs: [testAsset({ id: "asset_3" })] });

const image = toTrayImage(testAsset({ id: "asset_1" }), first);
const picked: SourceChoice = { kind: "picked", image, until: null };

test("the newest picture is the source, past steps that have none", () => {
  expect(resolveSource({ kind: "latest" }, [running, second, first])?.assetId).toBe("asset_2");
  expect(resolveSource({ kind: "latest" }, [running])).toBeNull();
});

test("a chosen picture stays the source while its branch is made, and hands over to the result", () => {
  const sent = followGeneration(picked, image, "gen_3");
  expect(resolveSource(sent, [running, second, first])?.assetId).toBe("asset_1");
  expect(resolveSource(sent, [done, second, first])?.assetId).toBe("asset_3");
});

test("a chosen picture stays the source when its branch fails", () => {
  expect(resolveSource(followGeneration(picked, image, "gen_3"), [failed, second, first])?.assetId).toBe(
    "asset_1",
  );
});

test("a fresh start has no source until its own picture is there", () => {
  const fresh = followGeneration({ kind: "none", until: null }, null, "gen_3");
  expect(resolveSource(fresh, [running, second, first])).toBeNull();
  expect(resolveSource(fresh, [done, second, first])?.assetId).toBe("asset_3");
});

test("when a second step of a branch fails, the branch goes on from its first, not from where it began", () => {
  const branch = followGeneration(picked, image, "gen_3");
  const source = resolveSource(branch, [done, second, first]);
  const next = followGeneration(branch, source, "gen_4");
  const canceled = testGeneration({ id: "gen_4", stepNumber: 4, status: "canceled" });
  expect(resolveSource(next, [canceled, done, second, first])?.assetId).toBe("asset_3");
});
