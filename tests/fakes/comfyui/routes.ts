import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { z } from "zod";
import { Graph } from "#lib/images/providers/comfyui/graph.ts";
import { fileKey } from "./execution.ts";
import { nodeSpecs, objectInfo } from "./nodes.ts";
import type { createQueue } from "./queue.ts";
import type { Misbehaviour, RecordedRequest } from "./types.ts";
import { keepUpload } from "./upload.ts";
import { validate } from "./validation.ts";

type World = {
  old: boolean;
  checkpoints: readonly string[];
  inputs: Map<string, Buffer>;
  files: ReadonlyMap<string, Buffer>;
  queue: ReturnType<typeof createQueue>;
  script: Misbehaviour[];
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Strict where the real one looks away: no field but these. */
const PromptBody = z.strictObject({
  prompt: Graph,
  prompt_id: z.string().optional(),
  client_id: z.string().optional(),
  extra_data: z.strictObject({ preview_method: z.enum(["none", "auto", "latent2rgb", "taesd"]) }).optional(),
});
const QueueBody = z.strictObject({ delete: z.array(z.string()) });
const InterruptBody = z.strictObject({ prompt_id: z.string().optional() });

/** Answers the routes of ComfyUI's `server.py`, each also below `/api`. */
export function createRoutes(world: World) {
  let number = 0;
  /** By what they do to the pictures of the job that runs. */
  let pictures: Misbehaviour["kind"] | null = null;

  return async (request: RecordedRequest, response: ServerResponse): Promise<void> => {
    const url = new URL(request.path, "http://fake");
    const path = url.pathname.replace(/^\/api(?!\/jobs)/, "");
    const { host, origin } = request.headers;
    if (origin && new URL(String(origin)).host !== host) return send(response, 403);
    const [, first = "", second = "", third = ""] = path.split("/").map(decodeURIComponent);
    switch (`${request.method} /${first}`) {
      case "POST /prompt":
        return prompt(request, response);
      case "GET /queue":
        return json(response, { queue_running: world.queue.running(), queue_pending: world.queue.pending() });
      case "POST /queue":
        for (const id of QueueBody.parse(parse(request)).delete) world.queue.remove(id);
        return send(response, 200);
      case "POST /interrupt":
        world.queue.interrupt(InterruptBody.parse(parse(request)).prompt_id ?? null);
        return send(response, 200);
      case "GET /history":
        return json(
          response,
          world.queue.history.has(second) ? { [second]: world.queue.history.get(second) } : {},
        );
      case "GET /object_info": {
        const spec = nodeSpecs(world.checkpoints)[second];
        return json(response, spec ? objectInfo(second, spec, world.old) : {});
      }
      case "GET /view":
        return view(url.searchParams, response);
      case "POST /upload":
        return second === "image" ? upload(request, response) : send(response, 404);
      case "POST /api": {
        const [, , , id = "", action] = url.pathname.split("/");
        if (world.old || action !== "cancel") return send(response, 405);
        return json(response, { cancelled: world.queue.remove(id) || world.queue.interrupt(id) });
      }
      default:
        return send(response, third ? 404 : 405);
    }
  };

  async function prompt(request: RecordedRequest, response: ServerResponse): Promise<void> {
    const { prompt: graph, prompt_id, client_id, extra_data } = PromptBody.parse(parse(request));
    if (prompt_id !== undefined && !world.old && !UUID.test(prompt_id)) {
      const error = {
        type: "invalid_prompt_id",
        message: "prompt_id must be a valid UUID",
        details: "",
        extra_info: {},
      };
      return json(response, { error, node_errors: {} }, 400);
    }
    const specs = nodeSpecs(world.checkpoints);
    const refusal = validate(graph, { specs, hasFile: (name) => world.inputs.has(name) });
    if (refusal) return json(response, refusal, 400);
    const misbehaviour = world.script.shift();
    if (misbehaviour?.kind === "refuse") return json(response, misbehaviour.body, misbehaviour.status);
    if (misbehaviour?.kind === "hang-up") return void response.socket?.resetAndDestroy();
    if (misbehaviour?.kind === "web-page") return send(response, 200, "<html>Welcome</html>", "text/html");
    pictures = misbehaviour?.kind ?? null;
    const id = (world.old ? undefined : prompt_id) ?? randomUUID();
    number += 1;
    world.queue.put({
      number,
      id,
      clientId: client_id ?? "",
      graph,
      outputs: Object.keys(graph).filter((node) => specs[graph[node]?.class_type ?? ""]?.isOutput),
      // Old servers know only the switch that they were started with.
      previews: world.old || extra_data?.preview_method === "auto",
      misbehaviour,
    });
    json(response, { prompt_id: id, number, node_errors: {} });
  }

  async function view(query: URLSearchParams, response: ServerResponse): Promise<void> {
    const [filename = "", subfolder = "", type = "output"] = ["filename", "subfolder", "type"].map(
      (name) => query.get(name) ?? undefined,
    );
    const file = world.files.get(fileKey({ filename, subfolder, type }));
    if (!file || pictures === "no-files") return send(response, 404);
    response.writeHead(200, { "content-type": "image/png", "content-length": file.length });
    if (pictures !== "truncate") return void response.end(file);
    response.write(file.subarray(0, file.length / 2), () => response.socket?.resetAndDestroy());
  }

  async function upload(request: RecordedRequest, response: ServerResponse): Promise<void> {
    const type = String(request.headers["content-type"]);
    const form = await new Response(new Uint8Array(request.body), {
      headers: { "content-type": type },
    }).formData();
    const [image, subfolder] = [form.get("image"), String(form.get("subfolder") ?? "")];
    const known = ["image", "type", "subfolder", "overwrite"];
    if (!(image instanceof File) || !image.name || subfolder.includes("..")) return send(response, 400);
    if ([...form.keys()].some((name) => !known.includes(name)) || form.get("type") !== "input") {
      return send(response, 400);
    }
    const bytes = Buffer.from(await image.arrayBuffer());
    const name = keepUpload(world.inputs, { name: image.name, subfolder, bytes });
    json(response, { name, subfolder, type: "input" });
  }
}

function parse({ body }: RecordedRequest): unknown {
  return JSON.parse(body.toString("utf8"));
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  send(response, status, JSON.stringify(value), "application/json");
}

function send(response: ServerResponse, status: number, body = "", type = "text/plain"): void {
  response.writeHead(status, { "content-type": type }).end(body);
}
