import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import sharp from "sharp";
import { z } from "zod";
import { serve } from "./serve.ts";

type State = "running" | "done" | "canceled";
export type FakeJobVendor = {
  baseURL: string;
  /** What was bought, in the order of the submits. */
  jobs: Map<string, { seed: number; state: State; looks: number }>;
  /** The work on everything that runs comes to its end. */
  finishAll: () => void;
  close: () => Promise<void>;
};

const Submit = z.strictObject({ model: z.literal("job-1"), prompt: z.string().min(1), seed: z.int() });

/** A vendor who sells pictures as jobs: a submit buys one, whoever knows its id can ask for it. */
export async function startFakeJobVendor(): Promise<FakeJobVendor> {
  const jobs: FakeJobVendor["jobs"] = new Map();
  const { origin, close } = await serve((request, response) => answer(jobs, request, response));
  return {
    baseURL: origin,
    jobs,
    finishAll: () => {
      for (const job of jobs.values()) if (job.state === "running") job.state = "done";
    },
    close,
  };
}

async function answer(
  jobs: FakeJobVendor["jobs"],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const say = (status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const [, root, id = "", part] = (request.url ?? "").split("/");
  if (root !== "jobs") return void say(404, { error: "no such address" });
  if (request.method === "POST" && !id) {
    const wanted = Submit.safeParse(await json(request));
    if (!wanted.success) return void say(422, { error: z.prettifyError(wanted.error) });
    const newId = `job_${jobs.size + 1}`;
    jobs.set(newId, { seed: wanted.data.seed, state: "running", looks: 0 });
    return void say(202, { id: newId });
  }
  const job = jobs.get(id);
  if (!job) return void say(404, { error: "no such job" });
  if (request.method === "DELETE" && job.state === "running") job.state = "canceled";
  if (request.method !== "GET" || !part) {
    job.looks += 1;
    return void say(200, { state: job.state, seed: job.seed });
  }
  if (part !== "picture" || job.state !== "done") return void say(409, { error: "no picture" });
  const background = `#${(job.seed % 0xffffff).toString(16).padStart(6, "0")}`;
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background } });
  response.writeHead(200, { "content-type": "image/png" }).end(await picture.png().toBuffer());
}
