import type { ServerResponse } from "node:http";
import { z } from "zod";
import { parseBody, send, sendJson } from "./answers.ts";
import { fileKey } from "./execution.ts";
import { nodeSpecs, objectInfo } from "./nodes.ts";
import { answerPrompt } from "./prompt.ts";
import type { RecordedRequest } from "./types.ts";
import { keepUpload } from "./upload.ts";
import type { World } from "./world.ts";

const QueueBody = z.strictObject({ delete: z.array(z.string()) });
const InterruptBody = z.strictObject({ prompt_id: z.string().optional() });

/** Answers the routes of ComfyUI's `server.py`, each also below `/api`. */
export async function answer(
  world: World,
  request: RecordedRequest,
  response: ServerResponse,
): Promise<void> {
  const { old, queue } = world;
  const url = new URL(request.path, "http://fake");
  const { host, origin } = request.headers;
  if (origin && new URL(String(origin)).host !== host) return send(response, 403);
  const path = url.pathname.replace(/^\/api(?!\/jobs)/, "");
  const [, first = "", second = "", third = "", fourth = ""] = path.split("/").map(decodeURIComponent);
  switch (`${request.method} /${first}`) {
    case "POST /prompt":
      return answerPrompt(world, request, response);
    case "GET /queue":
      return sendJson(response, { queue_running: queue.running(), queue_pending: queue.pending() });
    case "POST /queue":
      for (const id of QueueBody.parse(parseBody(request)).delete) queue.remove(id);
      return send(response, 200);
    case "POST /interrupt":
      queue.interrupt(InterruptBody.parse(parseBody(request)).prompt_id ?? null);
      return send(response, 200);
    case "GET /history":
      return sendJson(response, queue.history.has(second) ? { [second]: queue.history.get(second) } : {});
    case "GET /object_info": {
      const spec = nodeSpecs(world.checkpoints)[second];
      return sendJson(response, spec ? objectInfo(second, spec, old) : {});
    }
    case "GET /view":
      return answerView(world, url.searchParams, response);
    case "POST /upload":
      return second === "image" ? answerUpload(world, request, response) : send(response, 404);
    case "POST /api":
      if (old || fourth !== "cancel") return send(response, 405);
      return sendJson(response, { cancelled: queue.remove(third) || queue.interrupt(third) });
    default:
      return send(response, 404);
  }
}

async function answerView(world: World, query: URLSearchParams, response: ServerResponse): Promise<void> {
  const name = (key: string) => query.get(key) ?? "";
  const saved = { filename: name("filename"), subfolder: name("subfolder"), type: name("type") || "output" };
  const file = world.files.get(fileKey(saved));
  const how = world.misbehaviour?.kind;
  if (!file || how === "no-files") return send(response, 404);
  response.writeHead(200, { "content-type": "image/png", "content-length": file.length });
  if (how !== "truncate") return void response.end(file);
  response.write(file.subarray(0, file.length / 2), () => response.socket?.resetAndDestroy());
}

async function answerUpload(world: World, request: RecordedRequest, response: ServerResponse): Promise<void> {
  const headers = { "content-type": String(request.headers["content-type"]) };
  const form = await new Response(new Uint8Array(request.body), { headers }).formData();
  const [image, subfolder] = [form.get("image"), String(form.get("subfolder") ?? "")];
  const known = ["image", "type", "subfolder", "overwrite"];
  const isOdd = [...form.keys()].some((name) => !known.includes(name)) || form.get("type") !== "input";
  if (!(image instanceof File) || !image.name || subfolder.includes("..") || isOdd)
    return send(response, 400);
  const bytes = Buffer.from(await image.arrayBuffer());
  const name = keepUpload(world.inputs, { name: image.name, subfolder, bytes });
  sendJson(response, { name, subfolder, type: "input" });
}
