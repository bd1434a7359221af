import { buyJobs, type JobVendor, resumeJobs } from "./bought-jobs.ts";
import { buildSubmissions, type Submission, sizeOf } from "./fal/body.ts";
import { checkKey } from "./fal/check-key.ts";
import { cancelJobs, followJob, JOB, submit } from "./fal/jobs.ts";
import { MODELS } from "./fal/models.ts";
import { estimateCostMicros, PRICES_VERSION, priceOf } from "./fal/prices.ts";
import type { JobApi } from "./job-api.ts";
import type { ImageProvider } from "./types.ts";

type FalSettings = {
  apiKey: string;
  /** Of the queue. */
  baseURL?: string;
  /** Of what is not the queue: prices. */
  platformURL?: string;
  allowPrivate?: boolean;
  pollEveryMs?: number;
};

const BASE_URL = "https://queue.fal.run";
const PLATFORM_URL = "https://api.fal.ai";

/**
 * Models that fal.ai hosts, over its queue: a picture is a job with an id, so that it can be found again after a crash
 * and stopped while it waits.
 */
export function createFal({
  apiKey,
  baseURL = BASE_URL,
  // A key for another address is not shown to fal.
  platformURL = baseURL === BASE_URL ? PLATFORM_URL : baseURL,
  allowPrivate = false,
  pollEveryMs = 1000,
}: FalSettings): ImageProvider {
  const api: JobApi = {
    name: "fal",
    baseURL: baseURL.replace(/\/+$/, ""),
    apiKey,
    scheme: "Key",
    allowPrivate,
    pollEveryMs,
  };
  const vendor = vendorOf(api);
  return {
    id: "fal",
    label: "fal",
    models: MODELS,
    estimateCostMicros,
    generate: (request, signal) => buyJobs(vendor, request, signal),
    resume: (remoteId, request, signal) => resumeJobs(vendor, remoteId, request, signal),
    check: (signal) => checkKey({ ...api, baseURL: platformURL.replace(/\/+$/, "") }, signal),
    // A model that nobody used for a while is loaded first, which takes minutes.
    timeouts: { overallMs: 1_800_000, idleMs: 180_000 },
  };
}

function vendorOf(api: JobApi): JobVendor<Submission> {
  return {
    prepare: buildSubmissions,
    submit: (submission) => submit(api, submission),
    follow: (job, signal) => followJob(api, job, signal),
    cancel: (jobs) => cancelJobs(api, jobs),
    jobPattern: JOB,
    priceOf: (request) => {
      const size = sizeOf(request);
      return size ? priceOf(request, size) : null;
    },
    pricesVersion: PRICES_VERSION,
  };
}
