import { expect, test } from "vitest";
import { OutboundError } from "#lib/outbound/error.ts";
import { connectionError, failedNode, refusedGraph, statusError } from "./errors.ts";

const problem = { type: "value_not_in_list", message: "Value not in list", details: "" };

function refusal(details: string, node = "UNETLoader") {
  const errors = [{ ...problem, details }];
  const error = { type: "prompt_outputs_failed_validation", message: "Prompt outputs failed validation" };
  return { error, node_errors: { "4": { class_type: node, errors } } };
}

test("a refused graph says which node refused what", () => {
  const error = refusedGraph(refusal("unet_name: 'flux.safetensors' not in []"));
  expect(error.code).toBe("invalid_request");
  expect(error.message).toBe(
    "ComfyUI refused the graph: UNETLoader: Value not in list (unet_name: 'flux.safetensors' not in []).",
  );
});

test("a checkpoint that is not there is told apart from other wrong values", () => {
  const gone = refusedGraph(
    refusal("ckpt_name: 'a.safetensors' not in ['b.safetensors']", "CheckpointLoaderSimple"),
  );
  expect(gone.code).toBe("unknown_model");
});

test.each([null, "no", {}, { error: "text" }, { error: { message: 5 } }])(
  "a refusal of another shape is one too, %j",
  (body) => {
    expect(refusedGraph(body)).toMatchObject({ code: "invalid_request", charged: "no" });
  },
);

test.each([
  ["a folder", "No such file: /home/anna/ComfyUI/models/vae/x.pt"],
  ["a folder of Windows", "No such file: C:\\Users\\anna\\ComfyUI\\x.pt"],
  ["an address", "Cannot reach http://10.0.0.7:8188/anna"],
])("%s of the server is not shown", (_what, reason) => {
  const { message } = failedNode({
    node_type: "VAELoader",
    exception_type: "Error",
    exception_message: reason,
  });
  expect(message).toMatch(/^ComfyUI failed in the node VAELoader: /);
  expect(message).not.toMatch(/anna|10\.0\.0\.7/);
});

test("only the first line of a failure is shown, and not without end", () => {
  const failure = { node_type: "KSampler", exception_type: "Error" };
  expect(failedNode({ ...failure, exception_message: "Bad shape\nTraceback: 1\n2" }).message).toBe(
    "ComfyUI failed in the node KSampler: Bad shape.",
  );
  expect(failedNode({ ...failure, exception_message: "x".repeat(5000) }).message.length).toBeLessThan(400);
});

test.each([
  [new OutboundError("refused-address", "10.0.0.7", { sent: false }), "invalid_request"],
  [new OutboundError("connection", "10.0.0.7", { sent: false }), "unavailable"],
  [new OutboundError("connection", "10.0.0.7", { sent: true }), "unavailable"],
  [new OutboundError("timeout", "10.0.0.7", { sent: true }), "timeout"],
  [new OutboundError("too-large", "10.0.0.7", { sent: true }), "bad_output"],
  [new DOMException("late", "TimeoutError"), "timeout"],
  [new SyntaxError("Unexpected token <"), "bad_output"],
])("%s is said in words that name no address and cost nothing", (error, code) => {
  const told = connectionError(error);
  expect(told).toMatchObject({ code, charged: "no" });
  expect(told.message).not.toContain("10.0.0.7");
});

test("every status has a code", () => {
  expect([401, 403, 413, 429, 500, 502, 404, 302].map((status) => statusError(status).code)).toEqual([
    "auth",
    "auth",
    "invalid_request",
    "rate_limited",
    "unavailable",
    "unavailable",
    "bad_output",
    "bad_output",
  ]);
});
