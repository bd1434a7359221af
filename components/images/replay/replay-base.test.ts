import { expect, test } from "vitest";
import { testAsset, testGeneration } from "../api/test-generation.ts";
import { BASES_MAX, basesOf, type ReplayBase, toggleBase, toOnto } from "./replay-base.ts";

const base = (id: string, kind: ReplayBase["kind"] = "picture"): ReplayBase => ({
  id,
  kind,
  url: null,
  name: id,
  prompt: "",
});

test("steps beside the changed one are offered first, and unfinished ones too", () => {
  const outputs = [testAsset()];
  const root = testGeneration({ id: "gen_root", stepNumber: 2, parentGenerationId: "gen_1", outputs });
  const later = testGeneration({ id: "gen_later", stepNumber: 4, parentGenerationId: "gen_root", outputs });
  const beside = testGeneration({
    id: "gen_beside",
    stepNumber: 5,
    parentGenerationId: "gen_1",
    status: "running",
    outputs: [],
  });
  const names = basesOf([beside, later, root], root).map(({ name, kind }) => [name, kind]);
  expect(names).toEqual([
    ["Step 5", "step"],
    ["Step 4", "picture"],
    ["Step 2", "picture"],
  ]);
});

test("several pictures can be chosen, an unfinished step only alone", () => {
  const two = toggleBase([base("a")], base("b"));
  expect(two.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(toggleBase(two, base("a")).map(({ id }) => id)).toEqual(["b"]);
  const waiting = toggleBase(two, base("s", "step"));
  expect(waiting.map(({ id }) => id)).toEqual(["s"]);
  expect(toggleBase(waiting, base("c")).map(({ id }) => id)).toEqual(["c"]);
});

test("no more pictures are chosen than can be asked for", () => {
  let chosen: ReplayBase[] = [];
  for (let at = 0; at < BASES_MAX + 3; at++) chosen = toggleBase(chosen, base(String(at)));
  expect(chosen).toHaveLength(BASES_MAX);
  expect(chosen.at(-1)?.id).toBe(String(BASES_MAX + 2));
});

test("a replay goes onto pictures or onto the step whose picture is to come", () => {
  const root = testGeneration({ id: "gen_root" });
  expect(toOnto([], root)).toEqual({ generationId: "gen_root" });
  expect(toOnto([base("s", "step")], root)).toEqual({ generationId: "s" });
  expect(toOnto([base("a"), base("b")], root)).toEqual({ assetIds: ["a", "b"] });
});
