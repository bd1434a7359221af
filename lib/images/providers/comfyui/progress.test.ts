import { expect, test } from "vitest";
import { builtInTemplate } from "./built-in.ts";
import { type Message, parseMessage } from "./messages.ts";
import { trackProgress } from "./progress.ts";

/** One sampler of weight 20 and six other nodes. */
const { graph } = builtInTemplate("text-to-image");
const TOTAL = 26;

function follow(...messages: { type: string; data: unknown }[]): number[] {
  const progressOf = trackProgress(graph);
  const parsed = messages.map((message) => parseMessage(JSON.stringify(message)));
  return parsed
    .filter((message): message is Message => message !== null)
    .map((message) => Math.round(progressOf(message) * TOTAL * 100) / 100);
}

const executing = (node: string | null) => ({ type: "executing", data: { node, prompt_id: "a" } });
const progress = (value: number) => ({
  type: "progress",
  data: { value, max: 20, prompt_id: "a", node: "3" },
});

test("the sampler is most of the work, and a node is done when the next one begins", () => {
  expect(follow(executing("4"), executing("3"), progress(5), progress(20), executing("8"))).toEqual([
    0, 1, 6, 21, 21,
  ]);
});

test("servers that tell the state of all nodes at once are understood as well", () => {
  const nodes = {
    "4": { value: 1, max: 1, state: "finished" },
    "3": { value: 10, max: 20, state: "running" },
  };
  expect(follow({ type: "progress_state", data: { prompt_id: "a", nodes } })).toEqual([11]);
});

test("what is cached is done, and nothing is taken back", () => {
  const cached = { type: "execution_cached", data: { nodes: ["3", "4"], prompt_id: "a" } };
  expect(follow(cached, progress(1), executing(null))).toEqual([21, 21, 21]);
});

test("nodes that are not of the graph, a length of nothing and other messages count for nothing", () => {
  const stranger = { type: "executed", data: { node: "99", output: null } };
  const empty = { type: "progress", data: { value: 0, max: 0, node: "3" } };
  const other = { type: "crystools.monitor", data: {} };
  expect(follow(stranger, empty, other)).toEqual([0, 0]);
});
