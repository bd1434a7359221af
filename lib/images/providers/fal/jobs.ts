import { z } from "zod";
import { type Answer, ask, download, type JobApi } from "#lib/images/providers/job-api.ts";
import { brokenCall, nextLookMs, patiently, pause } from "#lib/images/providers/patience.ts";
import type { ProviderEvent } from "#lib/images/providers/types.ts";
import type { Submission } from "./body.ts";
import { blockedPicture, failedJob, isVerdict, lostJob, refusedSubmission, unreadable } from "./errors.ts";

/** A job's path below the queue's address, `owner/app/requests/id`: all that is needed to find it again. */
type Job = string;

export const JOB = /^[\w.-]+\/[\w.-]+\/requests\/[\w-]+$/;
const SUBMIT_MS = 120_000;
const CANCEL_MS = 5_000;

const Accepted = z.object({ request_id: z.string().regex(/^[\w-]+$/) });
const Status = z.discriminatedUnion("status", [
  z.object({ status: z.literal("IN_QUEUE"), queue_position: z.int().min(0).nullish() }),
  z.object({ status: z.literal("IN_PROGRESS") }),
  z.object({ status: z.literal("COMPLETED") }),
]);
const Result = z.object({
  images: z.array(z.object({ url: z.url({ protocol: /^https?$/ }) })).min(1),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
});

/** @throws {ProviderError} */
export async function submit(api: JobApi, { path, body }: Submission): Promise<Job> {
  const signal = AbortSignal.timeout(SUBMIT_MS);
  const answer = await ask(api, path, { method: "POST", body, signal }).catch((error) => {
    throw brokenCall(error, api.name);
  });
  const accepted = Accepted.safeParse(answer.body);
  if (answer.status >= 300 || !accepted.success) throw refusedSubmission(answer, api.apiKey);
  const [owner, app] = path.split("/");
  return `${owner}/${app}/requests/${accepted.data.request_id}`;
}

/** Asks for a job until its picture is there, with a sign of life each time. @throws {ProviderError} and the signal's reason */
export async function* followJob(
  api: JobApi,
  job: Job,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, Buffer, undefined> {
  const startedAt = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const answer = await patiently(api, signal, (bounded) => look(api, `${job}/status`, bounded));
    if (answer.status === 404) throw lostJob();
    if (answer.status >= 400) throw failedJob(answer, api.apiKey);
    const status = Status.safeParse(answer.body);
    if (!status.success) throw unreadable(status.error);
    if (status.data.status === "COMPLETED") return await fetchPicture(api, job, signal);
    yield status.data.status === "IN_QUEUE"
      ? { type: "queued", position: status.data.queue_position ?? null }
      : { type: "progress", progress: null };
    await pause(nextLookMs(api, startedAt), signal);
  }
}

/** Sure to help before a job has begun; after that the model decides. Never throws: the caller has a reason of its own. */
export async function cancelJobs(api: JobApi, jobs: readonly Job[]): Promise<void> {
  const signal = AbortSignal.timeout(CANCEL_MS);
  await Promise.allSettled(jobs.map((job) => ask(api, `${job}/cancel`, { method: "PUT", signal })));
}

async function fetchPicture(api: JobApi, job: Job, signal: AbortSignal): Promise<Buffer> {
  const answer = await patiently(api, signal, (bounded) => look(api, job, bounded));
  if (answer.status >= 400) throw failedJob(answer, api.apiKey);
  const result = Result.safeParse(answer.body);
  if (!result.success) throw unreadable(result.error);
  if (result.data.has_nsfw_concepts?.[0]) throw blockedPicture();
  const url = result.data.images[0]?.url ?? "";
  return await patiently(api, signal, async (bounded) => {
    const { status, headers, bytes } = await download(api, url, bounded);
    if (status !== 200) throw failedJob({ status: 502, headers, body: null }, api.apiKey);
    return bytes;
  });
}

/** What fal itself says is final; what only the way to it says may be otherwise in a moment. @throws {ProviderError} */
async function look(api: JobApi, path: string, signal: AbortSignal): Promise<Answer> {
  const answer = await ask(api, path, { signal });
  const isPassing = answer.status === 429 || (answer.status >= 500 && !isVerdict(answer));
  if (isPassing) throw failedJob(answer, api.apiKey);
  return answer;
}
