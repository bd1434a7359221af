import { createHash } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import sharp from "sharp";
import { z } from "zod";
import type { Paint } from "./paint.ts";
import { serve } from "./serve.ts";

/** The proportions it knows and about what it makes of them at 1k. */
const SIZES: Record<string, [number, number]> = {
  "1:1": [1024, 1024],
  "3:2": [1248, 832],
  "2:3": [832, 1248],
  "4:3": [1152, 864],
  "3:4": [864, 1152],
  "16:9": [1344, 756],
  "9:16": [756, 1344],
  "2:1": [1408, 704],
  "1:2": [704, 1408],
};
const PRO = "grok-imagine-image-pro";
const COST_TICKS = 500_000_000;

const Picture = z.strictObject({
  url: z.string().regex(/^data:image\/(png|jpeg|webp);base64,/),
  type: z.literal("image_url"),
});
const GenerateBody = z.strictObject({
  model: z.enum([PRO, "grok-imagine-image"]),
  prompt: z.string().min(1).max(8000),
  n: z.int().min(1).max(10),
  response_format: z.literal("b64_json"),
  aspect_ratio: z.enum(Object.keys(SIZES)).optional(),
  resolution: z.enum(["1k", "2k"]).optional(),
});
const EditBody = GenerateBody.extend({
  image: Picture.optional(),
  images: z.array(Picture).min(2).max(3).optional(),
}).refine(({ image, images }) => !image !== !images);
type Body = z.infer<typeof EditBody>;

export type Misbehaviour =
  | { kind: "refuse"; status: number; body: unknown; headers?: Record<string, string> }
  /** Status 200, but the picture was held back. */
  | { kind: "moderated" }
  | { kind: "empty" }
  | { kind: "truncate" }
  | { kind: "reset" }
  | { kind: "hang-up" }
  | { kind: "silence" }
  | { kind: "web-page" };

export type FakeXaiOptions = { paint?: Paint };

export type FakeXai = {
  baseURL: string;
  apiKey: string;
  /** The bodies it was asked to draw by, oldest first; null for the list of models. */
  requests: (Record<string, unknown> | null)[];
  misbehave(...misbehaviours: Misbehaviour[]): void;
  close(): Promise<void>;
};

/** xAI's image API over real HTTP, strict, which draws real pictures for nothing and can be told to misbehave. */
export async function startFakeXai({ paint }: FakeXaiOptions = {}): Promise<FakeXai> {
  const apiKey = "xai-fake-0123456789";
  const requests: FakeXai["requests"] = [];
  const script: Misbehaviour[] = [];
  const { origin, close } = await serve((request, response) =>
    reply(request, response, { apiKey, requests, script, paint }),
  );
  return {
    baseURL: `${origin}/v1`,
    apiKey,
    requests,
    misbehave: (...misbehaviours) => void script.push(...misbehaviours),
    close,
  };
}

type Setup = Pick<FakeXai, "apiKey" | "requests"> & { script: Misbehaviour[]; paint: Paint | undefined };

async function reply(request: IncomingMessage, response: ServerResponse, setup: Setup): Promise<void> {
  response.setHeader("x-request-id", crypto.randomUUID());
  const body: unknown = request.method === "POST" ? await json(request) : null;
  setup.requests.push(body === null ? null : Object(body));
  const key = request.headers.authorization?.replace(/^Bearer /, "");
  if (key !== setup.apiKey) return refuse(response, 400, `Incorrect API key provided: ${key}.`);
  switch (`${request.method} ${request.url}`) {
    case "GET /v1/models":
      return send(response, 200, { object: "list", data: [{ id: PRO, object: "model" }] });
    case "POST /v1/images/generations":
      return replyPictures(response, GenerateBody.safeParse(body), setup);
    case "POST /v1/images/edits":
      return replyPictures(response, EditBody.safeParse(body), setup);
    default:
      return refuse(response, 404, "Not found.");
  }
}

async function replyPictures(
  response: ServerResponse,
  { data: body, error }: { data?: Body; error?: z.ZodError },
  { script, paint }: Setup,
): Promise<void> {
  if (!body) return refuse(response, 422, `Failed to deserialize the JSON body: ${error?.message}`);
  if (body.resolution === "2k" && body.model !== PRO) return refuse(response, 400, "Invalid resolution.");
  const misbehaviour = script.shift();
  if (misbehaviour?.kind === "refuse") {
    return send(response, misbehaviour.status, misbehaviour.body, misbehaviour.headers);
  }
  if (misbehaviour?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (misbehaviour?.kind === "silence") return void (await once(response, "close"));
  if (misbehaviour?.kind === "web-page") return void response.end("<html>Welcome</html>");
  const moderated = misbehaviour?.kind === "moderated";
  const count = misbehaviour?.kind === "empty" ? 0 : body.n;
  const pictures = await Promise.all(Array.from({ length: count }, () => paint?.() ?? draw(body)));
  const answer = {
    data: pictures.map((picture) => ({
      b64_json: moderated ? "" : picture.toString("base64"),
      ...(moderated && { respect_moderation: false }),
    })),
    usage: { cost_in_usd_ticks: COST_TICKS * count },
  };
  if (misbehaviour?.kind !== "truncate" && misbehaviour?.kind !== "reset") return send(response, 200, answer);
  const text = JSON.stringify(answer);
  response.writeHead(200, { "content-type": "application/json" });
  await new Promise<void>((resolve) => response.write(text.slice(0, text.length / 2), () => resolve()));
  if (misbehaviour.kind === "truncate") response.end();
  else response.socket?.resetAndDestroy();
}

/** JPEG, and never the same twice: it takes no seed. An edit is laid half over its first picture. */
async function draw({ prompt, aspect_ratio, resolution, image, images }: Body): Promise<Buffer> {
  const [width, height] = (SIZES[aspect_ratio ?? "1:1"] ?? [1024, 1024]).map(
    (side) => side * (resolution === "2k" ? 2 : 1),
  );
  const [hue = 0, across = 0] = createHash("sha256").update(`${prompt}${Math.random()}`).digest();
  const paint = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}"
    preserveAspectRatio="none"><rect width="100" height="100" opacity="0.5" fill="hsl(${hue},70%,45%)"/>
    <circle cx="${across % 100}" cy="50" r="20" fill="hsl(${hue + 90},70%,45%)"/></svg>`;
  const source = image ?? images?.[0];
  const below = source
    ? sharp(Buffer.from(source.url.split(",")[1] ?? "", "base64")).resize(width, height, { fit: "fill" })
    : sharp({ create: { width: width ?? 1, height: height ?? 1, channels: 3, background: "#fff" } });
  return below
    .composite([{ input: Buffer.from(paint) }])
    .jpeg()
    .toBuffer();
}

function refuse(response: ServerResponse, status: number, error: string): void {
  send(response, status, { code: "Client specified an invalid argument", error });
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
