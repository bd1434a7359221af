import { expect, test } from "vitest";
import { builtInTemplate } from "./built-in.ts";
import { parseMessage } from "./messages.ts";
import { finishReading, readFrame, readMessage, startReading } from "./reading.ts";

const JOB = {
  server: { baseURL: "http://127.0.0.1:1", allowPrivate: true },
  promptId: "ours",
  clientId: "ours",
  graph: builtInTemplate("text-to-image").graph,
  seedOf: new Map([["9", 5]]),
};
const NO_SIGNAL = new AbortController().signal;
const bytes = Buffer.from("picture");

async function read(reading: ReturnType<typeof startReading>, type: string, data: Record<string, unknown>) {
  const message = parseMessage(JSON.stringify({ type, data }));
  return message ? Array.fromAsync(readMessage(reading, message, NO_SIGNAL)) : null;
}

test("what is said of another job is not ours", async () => {
  const reading = startReading(JOB);
  expect(await read(reading, "execution_error", { prompt_id: "theirs", exception_message: "No" })).toEqual(
    [],
  );
  expect(await read(reading, "executing", { prompt_id: "theirs", node: null })).toEqual([]);
  expect([...readFrame(reading, { bytes, promptId: "theirs", nodeId: "3" })]).toEqual([]);
  expect(reading.ended).toBe(false);
});

test("an old server that names no job speaks of ours: only we listen under this name", async () => {
  const reading = startReading(JOB);
  await read(reading, "executing", { node: "3" });
  expect(await read(reading, "progress", { value: 10, max: 20 })).toEqual([
    { type: "progress", progress: 10 / 26 },
  ]);
  expect([...readFrame(reading, { bytes, promptId: null, nodeId: null })]).toEqual([
    { type: "preview", bytes },
  ]);
  await read(reading, "executing", { node: null });
  expect(reading.ended).toBe(true);
});

test("a failure that names its node by a number, or says nothing, ends the job all the same", async () => {
  const failed = read(startReading(JOB), "execution_error", { prompt_id: "ours" });
  await expect(failed).rejects.toMatchObject({ code: "bad_output", message: "ComfyUI failed in a node." });
  const stopped = read(startReading(JOB), "execution_interrupted", { prompt_id: "ours", node_id: 3 });
  await expect(stopped).rejects.toMatchObject({ code: "interrupted" });
});

test("messages of extensions and of the queue say nothing", async () => {
  const reading = startReading(JOB);
  for (const type of ["status", "crystools.monitor", "feature_flags"]) {
    expect(await read(reading, type, { prompt_id: "ours" })).toBeNull();
  }
  expect(parseMessage("{")).toBeNull();
  expect(parseMessage("null")).toBeNull();
});

test("a job that gave nothing is no success", async () => {
  const finished = Array.fromAsync(finishReading(startReading(JOB), new Map([["9", []]]), NO_SIGNAL));
  await expect(finished).rejects.toMatchObject({ code: "bad_output", charged: "no" });
});
