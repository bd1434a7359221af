import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { z } from "zod";
import { Graph } from "#lib/images/providers/comfyui/graph.ts";
import { parseBody, send, sendJson } from "./answers.ts";
import { nodeSpecs } from "./nodes.ts";
import type { RecordedRequest } from "./types.ts";
import { validate } from "./validation.ts";
import type { World } from "./world.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Strict where the real one looks away: no field but these. */
const Body = z.strictObject({
  prompt: Graph,
  prompt_id: z.string().optional(),
  client_id: z.string().optional(),
  extra_data: z.strictObject({ preview_method: z.enum(["none", "auto", "latent2rgb", "taesd"]) }).optional(),
});
type Body = z.infer<typeof Body>;

const INVALID_ID = {
  error: {
    type: "invalid_prompt_id",
    message: "prompt_id must be a valid UUID",
    details: "prompt_id must be a UUID string in canonical lowercase hyphenated form",
    extra_info: {},
  },
  node_errors: {},
};

let serial = 0;

/** `POST /prompt`: puts a graph into the queue, or says what is wrong with it. */
export async function answerPrompt(
  world: World,
  request: RecordedRequest,
  response: ServerResponse,
): Promise<void> {
  const body = Body.parse(parseBody(request));
  // Old servers choose the id by themselves.
  const wished = world.old ? undefined : body.prompt_id;
  if (wished !== undefined && !UUID.test(wished)) return sendJson(response, INVALID_ID, 400);
  const specs = nodeSpecs(world.checkpoints);
  const refusal = validate(body.prompt, { specs, hasFile: (name) => world.inputs.has(name) });
  if (refusal) return sendJson(response, refusal, 400);
  const misbehaviour = world.script.shift();
  if (misbehaviour?.kind === "refuse") return sendJson(response, misbehaviour.body, misbehaviour.status);
  if (misbehaviour?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (misbehaviour?.kind === "web-page") return send(response, 200, "<html>Welcome</html>", "text/html");
  world.misbehaviour = misbehaviour;
  const id = wished ?? randomUUID();
  serial += 1;
  put(world, body, id);
  if (misbehaviour?.kind === "lose-answer") return void response.socket?.resetAndDestroy();
  sendJson(response, { prompt_id: id, number: serial, node_errors: {} });
}

function put({ old, queue, checkpoints, misbehaviour }: World, body: Body, id: string): void {
  const { prompt: graph, client_id: clientId = "", extra_data } = body;
  const specs = nodeSpecs(checkpoints);
  const outputs = Object.keys(graph).filter((node) => specs[graph[node]?.class_type ?? ""]?.isOutput);
  // Old servers know only the switch that they were started with.
  const previews = old || extra_data?.preview_method === "auto";
  queue.put({ number: serial, id, clientId, graph, outputs, previews, misbehaviour });
}
