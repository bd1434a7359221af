import { expect, test } from "vitest";
import { readGraphFile, readGraphText, withGraph } from "./read-graph-file.ts";

const GRAPH = { "1": { class_type: "KSampler", inputs: {} } };

test("a file's name is the graph's", async () => {
  const file = new File([JSON.stringify(GRAPH)], "My portrait.JSON");
  expect(await readGraphFile(file)).toMatchObject({ name: "My portrait", graph: GRAPH });
});

test("what is no JSON, or too much, is said by its name", async () => {
  await expect(readGraphFile(new File(["{"], "half.json"))).rejects.toThrow("half.json is not JSON");
  const large = new File([" ".repeat(1024 * 1024 + 1)], "large.json");
  await expect(readGraphFile(large)).rejects.toThrow("large.json is larger than 1 MB");
  expect(() => readGraphText("no")).toThrow("This is not JSON");
});

test("the same name again brings a graph up to date, and no name is never the same", () => {
  const [kept, other] = ["mine", "other"].map((name) => ({ id: name, name, takes: [], problem: null }));
  if (!kept || !other) throw new Error("No graphs.");
  const again = { ...kept, graph: GRAPH };
  expect(withGraph([kept, other], again)).toEqual([again, other]);
  const unnamed = { ...other, name: "" };
  expect(withGraph([unnamed], unnamed)).toHaveLength(2);
});
