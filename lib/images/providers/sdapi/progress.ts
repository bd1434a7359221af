import { z } from "zod";
import { ask, type SdapiServer } from "./server.ts";

/** What is known of one task at one moment. */
export type Look =
  | { state: "queued"; position: number | null }
  /** `named`: known by its id, not only concluded. */
  | { state: "drawing"; named: boolean; progress: number; preview: Buffer | null }
  | { state: "done" }
  | { state: "unknown" };

export type Watch = (signal: AbortSignal) => Promise<Look>;

const Task = z.looseObject({
  active: z.boolean(),
  queued: z.boolean(),
  completed: z.boolean(),
  progress: z.number().nullish(),
  live_preview: z.string().nullish(),
  id_live_preview: z.number().nullish(),
  textinfo: z.string().nullish(),
});
type Task = z.infer<typeof Task>;

const Overall = z.looseObject({
  progress: z.number(),
  state: z.looseObject({ job_count: z.number().optional(), interrupted: z.boolean().optional() }).nullish(),
  current_image: z.string().nullish(),
  /** Forge names the task. */
  current_task: z.string().nullish(),
});
type Overall = z.infer<typeof Overall>;

/** A question about one task, by the id that it was started with; null where the server has no such thing. */
export function askTask(
  server: SdapiServer,
  taskId: string,
  previewId: number,
  signal: AbortSignal,
): Promise<Task | null> {
  const body = { id_task: taskId, id_live_preview: previewId, live_preview: true };
  return ask(server, "/internal/progress", Task, signal, body);
}

/** A question about whatever the server is at. */
export function askProgress(
  server: SdapiServer,
  signal: AbortSignal,
  withPicture = false,
): Promise<Overall | null> {
  return ask(server, `/sdapi/v1/progress?skip_current_image=${!withPicture}`, Overall, signal);
}

export function isIdle(overall: Overall): boolean {
  // -1 is a job that has only begun.
  return (overall.state?.job_count ?? 0) === 0 && overall.progress === 0 && !overall.current_task;
}

/** Whether the last job was stopped, by whomever; each new job forgets it. */
export async function wasInterrupted(server: SdapiServer, signal: AbortSignal): Promise<boolean> {
  const overall = await askProgress(server, signal).catch(() => null);
  return overall?.state?.interrupted === true;
}

/**
 * Follows one task. SD.Next and older servers do not know it by its id; what they tell of the job at hand is taken for
 * ours only when `alone`: the server was idle when we asked for it, and it draws one after the other.
 */
export function createWatch(server: SdapiServer, taskId: string, alone: boolean): Watch {
  let knowsTasks = true;
  let previewId = -1;
  let lastPicture = "";

  const lookAtAll = async (signal: AbortSignal): Promise<Look> => {
    const overall = await askProgress(server, signal, true);
    if (!overall || isIdle(overall)) return { state: "unknown" };
    const { current_task: current, current_image: picture, progress } = overall;
    if (current ? current !== taskId : !alone) return { state: "unknown" };
    const isNew = Boolean(picture) && picture !== lastPicture;
    lastPicture = picture ?? lastPicture;
    return { state: "drawing", named: Boolean(current), progress, preview: isNew ? toBytes(picture) : null };
  };

  return async (signal) => {
    const task = knowsTasks ? await askTask(server, taskId, previewId, signal) : null;
    knowsTasks &&= task !== null;
    if (task?.completed) return { state: "done" };
    if (task?.queued) return { state: "queued", position: positionOf(task) };
    if (!task?.active) return lookAtAll(signal);
    previewId = task.id_live_preview ?? previewId;
    const { progress, live_preview: picture } = task;
    return { state: "drawing", named: true, progress: progress ?? 0, preview: toBytes(picture) };
  };
}

/** "In queue: 2/3": one waits before it and one is being drawn. */
function positionOf({ textinfo }: Task): number | null {
  const [, place] = /^In queue: (\d+)\//.exec(textinfo ?? "") ?? [];
  return place ? Number(place) : null;
}

function toBytes(picture: string | null | undefined): Buffer | null {
  const bytes = Buffer.from((picture ?? "").replace(/^data:[^,]*,/, ""), "base64");
  return bytes.length > 0 ? bytes : null;
}
